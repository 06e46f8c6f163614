"""How the coach reads YAML documents of a book: once for a book, and refused by file, key and value with a mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from surefoot.rulebook import KINDS, Book, Problem

T = TypeVar("T")
MOST_KEPT = 7  # books with other overlays; dropped all at once, so memory stays flat
_FIELD = re.compile(r"field `(.+)`")
_PART = re.compile(r"[^.\[\]]+")


class KeptByBook(Generic[T]):
    """A reading of a book that is done once for every hash; for use as a decorator."""

    def __init__(self, read: Callable[[Book], T]) -> None:
        self.read = read
        self.kept: dict[str, T] = {}
        self.__doc__ = read.__doc__

    def __call__(self, book: Book) -> T:
        """What is read from the book, from memory where it was read before."""
        found = self.kept.get(book.hash)
        if found is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            found = self.kept[book.hash] = self.read(book)
        return found


def taken_apart(error: msgspec.ValidationError) -> tuple[str, str, str | None]:
    """What msgspec says: its message, the way to the key like ``of[0].dose``, and a field that it names, or None."""
    message, _, way = str(error).partition(" - at `$")
    field = _FIELD.search(message)
    key = ".".join(filter(None, (way.strip("`."), field[1] if field else "")))
    return message, key, field[1] if field else None


def mistyped(file: str, document: Any, error: msgspec.ValidationError, mend: str) -> Problem:
    """A problem from what msgspec says: the way to a key, its name where it is missing or unknown, and its value."""
    message, key, _ = taken_apart(error)
    return Problem(file=file, key=key, value=value_at(document, key), message=message, mend=mend)


def value_at(document: Any, path: str) -> Any:
    """What stands in a document at a path like ``stages[1].of[0]``; None where nothing does."""
    for part in _PART.findall(path):
        try:
            document = document[int(part) if isinstance(document, list | tuple) else part]
        except (LookupError, TypeError, ValueError):
            return None
    return document


def source_problems(file: str, source: str, evidence: int, book: Book) -> Iterator[Problem]:
    """A source that the book does not know, and evidence that is better than its source."""
    known = book.sources.get(source)
    if known is None:
        message = "there is no such source"
        mend = "Write `source: own-practice`, or a name that `surefoot sources` lists."
        yield Problem(file=file, key="source", value=source, message=message, mend=mend)
    elif evidence > KINDS[known.kind]:
        most = KINDS[known.kind]
        message = f"a source of the kind {known.kind} gives evidence {most} at most"
        yield Problem(file=file, key="evidence", value=evidence, message=message, mend=f"Write `evidence: {most}`.")
