"""JSON text to plain data, strictly: no key twice, no nesting without end."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from surefoot.diary.errors import ScenarioError, step

# A string, closed or not (so that the search never goes back), or a bracket outside of strings.
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}


class _Repeated(dict[str, Any]):
    """A mapping that named a key twice; ``key`` is that key."""

    key: str = ""


def read_json(text: str, most_depth: int) -> Any:
    """The data of a JSON text. NaN and Infinity become numbers, so that their place can be named.

    Raises :class:`ScenarioError` with the line of a syntax error, for nesting deeper than
    ``most_depth``, and with the path of a key that stands twice.
    """
    _refuse_depth(text, most_depth)
    repeated: list[_Repeated] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        return made if len(made) == len(pairs) else _mark(pairs, repeated)

    try:
        tree = json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError as error:
        message = f"line {error.lineno}, column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}"
        raise ScenarioError("$", None, message, "mend the JSON at this line") from None
    except ValueError:  # Python's own guard against numbers of thousands of digits
        raise ScenarioError("$", None, "a number has too many digits", "write plausible numbers") from None
    if repeated:
        _refuse_repeated(tree)
    return tree


def _mark(pairs: list[tuple[str, Any]], repeated: list[_Repeated]) -> _Repeated:
    made, times = _Repeated(pairs), Counter(key for key, _ in pairs)
    made.key = next(key for key in times if times[key] > 1)
    repeated.append(made)
    return made


def _refuse_repeated(tree: Any) -> None:
    """Name the first key that stands twice, in the order of the document."""
    place = next(path + step(node.key) for path, node in _mappings(tree, "") if isinstance(node, _Repeated))
    raise ScenarioError(place, None, "this key stands twice", "keep one of the two").anchored()


def _mappings(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield path, node
        for key, item in node.items():
            yield from _mappings(item, path + step(key))
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _mappings(item, f"{path}[{index}]")


def _refuse_depth(text: str, most: int) -> None:
    depth = 0
    for bracket in _NO_BRACKET.sub("", _STRING.sub("", text)):
        depth += _DEPTH[bracket]
        if depth > most:
            message = f"line {_line_of_depth(text, most)}: nested more than {most} levels deep"
            raise ScenarioError("$", None, message, "write the scenario as the documentation shows it")


def _line_of_depth(text: str, most: int) -> int:
    """The line where nesting first goes deeper than ``most``; looked up once it is known that it does."""
    depth, end = 0, 0
    pieces = _STRING_OR_BRACKET.finditer(text)
    while depth <= most:
        piece = next(pieces)
        depth, end = depth + _DEPTH.get(piece[0], 0), piece.end()
    return text.count("\n", 0, end) + 1
