"""The rule book and one runner, for every test of prescription."""

from __future__ import annotations

import pytest

from surefoot.coach.prescription import Context
from surefoot.rulebook import Book, load_book
from tests.coach.prescription.runners import context


@pytest.fixture(scope="session")
def book() -> Book:
    return load_book()


@pytest.fixture(scope="session")
def ctx() -> Context:
    """A regular runner of index 45 with hills and a treadmill, and no track."""
    return context()
