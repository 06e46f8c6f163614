"""What the tests of analysis share."""

from __future__ import annotations

import pytest

from surefoot.rulebook import Book, load_book


@pytest.fixture(scope="session")
def book() -> Book:
    """The book that we ship."""
    return load_book()
