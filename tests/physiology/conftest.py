"""The rule book, for every test of physiology."""

from __future__ import annotations

import pytest

from surefoot.rulebook import Book, load_book


@pytest.fixture(scope="session")
def book() -> Book:
    return load_book()
