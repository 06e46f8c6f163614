"""What the tests of the lab share: the book, and tables of runners that are written here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from surefoot.rulebook import Book, load_book

HEADER = (
    "adjusted",
    "typical",
    "female",
    "k5_d",
    "k5_ti_adj",
    "k10_d",
    "k10_ti_adj",
    "mh_d",
    "mh_ti_adj",
    "mf_d",
    "mf_ti_adj",
)
Row = dict[str, object]
Table = Callable[..., Path]


@pytest.fixture(scope="session")
def book() -> Book:
    """The book that we ship."""
    return load_book()


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write rows, each a mapping of columns, into a CSV file."""

    def write(*rows: Row, header: tuple[str, ...] = HEADER) -> Path:
        lines = [",".join(header), *(",".join(str(row.get(name, "")) for name in header) for row in rows)]
        file = tmp_path / "races.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    return write


def runner(**others: object) -> Row:
    """A runner with a half marathon and a marathon."""
    usual = {"adjusted": 1, "typical": 30, "mh_d": 21097.5, "mh_ti_adj": 6000, "mf_d": 42195, "mf_ti_adj": 12900}
    return usual | others
