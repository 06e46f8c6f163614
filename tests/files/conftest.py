"""What the tests of readers share."""

from __future__ import annotations

import pytest

from surefoot.rulebook import Book, load_book


@pytest.fixture(scope="session")
def book() -> Book:
    """The book that we ship."""
    return load_book()
