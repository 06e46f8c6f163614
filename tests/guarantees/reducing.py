"""Making a scenario smaller while it still shows what it showed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

Doc = dict[str, Any]
REQUIRED = frozenset({"today", "goals", "runner", "availability", "date", "duration", "kind", "site", "score", "moment",
                      "id", "onset", "injury", "by", "from", "distance"})  # fmt: skip


def reduced(document: Doc, shows: Callable[[Doc], bool], tries: int = 150) -> Doc:
    """A smaller document for which `shows` still holds; greedy, at most so many tries."""
    best, left = document, tries
    again = True
    while again and left > 0:
        again = False
        for smaller in _smaller(best):
            left -= 1
            if left < 0:
                break
            if shows(smaller):
                best, again = smaller, True
                break
    return best


def _smaller(document: Doc) -> Iterator[Doc]:
    """Documents with one thing less, the largest cuts first."""
    for path in _lists(document):
        length = len(_at(document, path))
        size = length if path != ("goals",) else length - 1
        while size >= 1:
            for start in range(0, length, size):
                cut = copy.deepcopy(document)
                del _at(cut, path)[start : start + size]
                if path != ("goals",) or cut["goals"]:
                    yield cut
            size //= 2
    for path in _optional(document):
        cut = copy.deepcopy(document)
        del _at(cut, path[:-1])[path[-1]]
        yield cut


def _lists(document: Doc) -> list[tuple[Any, ...]]:
    return [("log", name) for name, value in (document.get("log") or {}).items() if value] + [("goals",)]


def _optional(document: Doc) -> Iterator[tuple[Any, ...]]:
    yield from ((key,) for key in document if key not in REQUIRED)
    yield from (("runner", key) for key in document["runner"] if key not in REQUIRED)
    yield from (("log", key) for key in document.get("log") or {})
    for index, goal in enumerate(document["goals"]):
        yield from (("goals", index, key) for key in goal if key not in REQUIRED)


def _at(document: Doc, path: tuple[Any, ...]) -> Any:
    node: Any = document
    for key in path:
        node = node[key]
    return node
