"""A story begins with an empty page."""

from __future__ import annotations

import pytest

from tests.stories.telling import Story


@pytest.fixture
def story() -> Story:
    return Story()
