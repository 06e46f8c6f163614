"""A small book, and a registry of its own for tests that make rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from surefoot.rulebook import Book, _registry
from surefoot.rulebook._book import open_book
from tests.rulebook.folder import write_folder


@pytest.fixture
def own_registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """An empty registry for the time of a test."""
    rules: dict[str, Any] = {}
    monkeypatch.setattr(_registry, "_RULES", rules)
    return rules


@pytest.fixture
def make_book(tmp_path: Path) -> Callable[..., Book]:
    """Make a book of the small folder, with some files changed."""

    def make(changes: dict[str, Any] | None = None) -> Book:
        return open_book(write_folder(tmp_path / "book", changes), [])

    return make


@pytest.fixture
def book(make_book: Callable[..., Book]) -> Book:
    """The small book as it is."""
    return make_book()
