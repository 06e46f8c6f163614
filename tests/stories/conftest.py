"""A story begins with an empty page, and no page of it is spoken wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.stories.telling import Story, spoken_wrong


@pytest.fixture
def story() -> Iterator[Story]:
    told = Story()
    yield told
    assert [text for turn in told.turns for text in spoken_wrong(turn.page)] == []
