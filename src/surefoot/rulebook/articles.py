"""What the five founding articles ask for, row by row, and whether a rule does it yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from surefoot.rulebook._problem import Problem, RulebookError
from surefoot.rulebook._yaml import read_yaml

FILE = Path(__file__).with_name("articles.yaml")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an article asks for: the id that rules use, our sentence, the key of the source."""

    id: str
    sentence: str
    source: str


def article_rows(path: Path = FILE) -> tuple[Row, ...]:
    """Return all rows in the order of the file. Raises :class:`RulebookError` where it is not as it should be."""
    document = read_yaml(path, path.name)
    if isinstance(document, Problem):
        raise RulebookError(document)
    return tuple(
        Row(id=name, sentence=sentence, source=source)
        for source, rows in document.items()
        for name, sentence in _checked(path.name, source, rows).items()
    )


def coverage(rows: tuple[Row, ...], rules: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many rows are built, and how many there are."""
    return sum(row.id in rules for row in rows), len(rows)


def _checked(file: str, source: str, rows: Any) -> Mapping[str, str]:
    if isinstance(rows, dict) and all(isinstance(text, str) for text in rows.values()):
        return rows
    mend = "Below each source write `ID: sentence`, with quotes where the sentence holds a colon."
    raise RulebookError(Problem(file=file, key=source, value=None, message="this is no list of rows", mend=mend))
