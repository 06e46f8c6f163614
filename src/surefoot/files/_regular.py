"""Points as nearly every file writes them, read all at once: a regular expression cuts them out as columns.

What is left is the skeleton of the document, with a mark where points were. The XML parser reads the skeleton, and
with it every point that is written in another way, and the rest of the file; so order, tracks and laps are its
business, and what the expression accepts is so narrow that a point cannot hide anything from it: no markup but its
own, and in its text nothing but the signs of numbers and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import nan
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.files._clock import all_seconds
from surefoot.files._limits import MIB
from surefoot.files._xml import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

    _Table = tuple[int, dict[str, Column]]  # how many points, and what they say

#: The name of the processing instruction that stands for points.
MARK = "surefoot-points"
#: Elements inside one another that a regular point has at most.
DEPTH = 4
_ARRAY = msgspec.json.Decoder(list[float | None])
#: A run costs as much as some points one by one; where there are many, and shorter ones, points are read one by one.
_LEAST_RUN, _FEW_RUNS = 16, 500
_PIECE = 4 * MIB
_BLANK = b" \t\r\n"
_B = rb"[ \t\r\n]*+"
NUMBER = rb"([-+.\deE]*+)"
TIME = rb"([-+.:\dTZ]*+)"


class Shape(NamedTuple):
    """How regular points are written: which column each group of the pattern fills, "" for none.

    Where several groups fill one column, the last that is written counts, as for a reader from left to right.
    """

    begins: bytes
    pattern: re.Pattern[bytes]
    columns: tuple[str, ...]


class Cut(NamedTuple):
    """A document without its regular points: its skeleton, the first and last of each run, and all their columns."""

    skeleton: bytes
    runs: list[tuple[int, int]]
    columns: dict[str, Column]

    def run(self, number: int) -> dict[str, Column]:
        """The points of one run."""
        first, last = self.runs[number]
        return {name: column[first:last] for name, column in self.columns.items()}


def leaf(name: bytes, text: bytes = NUMBER) -> bytes:
    """Pattern of an element that may be there or not."""
    return element(name, text) + b"?"


def element(name: bytes, inside: bytes, attributes: bytes = b"") -> bytes:
    """Pattern of an element with what is in it, as one group that catches nothing."""
    return b"(?:<%s%s>%s</%s>%s)" % (name, attributes, inside, name, _B)


def shape(begins: bytes, pattern: bytes, columns: Sequence[str]) -> Shape:
    """A shape from its pattern; ``~`` in it stands for blanks."""
    return Shape(begins, re.compile(pattern.replace(b"~", _B)), tuple(columns))


def cut(data: bytes, form: Shape) -> Cut | None:
    """A document's regular points and its skeleton; None where it has few, or writes our mark itself."""
    if form.begins not in data or MARK.encode() in data:
        return None
    tables: list[_Table] = []
    skeletons, runs, points = [], list[tuple[int, int]](), 0
    for piece in _pieces(data, form.begins):
        parts = form.pattern.split(piece)
        wide = form.pattern.groups + 1
        between = parts[::wide]
        here = list(_runs(between))
        skeletons.append(_skeleton(between, here, len(runs)))
        runs += [(points + first, points + last) for first, last in here]
        points += len(between) - 1
        tables.append((len(between) - 1, _columns([(n, parts[i::wide]) for i, n in enumerate(form.columns, 1) if n])))
    if not runs or len(runs) > _FEW_RUNS + points / _LEAST_RUN:
        return None
    return Cut(b"".join(skeletons), runs, _joined(tables))


def _pieces(data: bytes, begins: bytes) -> Iterator[bytes]:
    """A document in pieces of a few megabytes, cut before points: their texts take many times their bytes."""
    first = 0
    while first < len(data):
        last = data.find(begins, first + _PIECE)
        last = len(data) if last < 0 else last
        yield data[first:last]
        first = last


def _runs(between: list[bytes]) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) of the points that follow one another with blanks only between them."""
    blank = {piece for piece in set(between) if not piece.strip(_BLANK)}
    first = 0
    for last in [i for i, piece in enumerate(between) if piece not in blank]:
        if first < last:
            yield first, last
            first = last
    if first < len(between) - 1:
        yield first, len(between) - 1


def _skeleton(between: list[bytes], runs: list[tuple[int, int]], before: int) -> bytes:
    """What is between points, with the numbers of runs where they were; so many runs are in pieces before."""
    mark = MARK.encode()
    marked = [b"%s<?%s %d?>" % (between[first], mark, number) for number, (first, _) in enumerate(runs, before)]
    return b"".join((*marked, between[-1]))


def _joined(tables: list[_Table]) -> dict[str, Column]:
    """The columns of all pieces as one; where a piece lacks one, its points are silent."""
    import numpy as np

    names = dict.fromkeys(name for _, columns in tables for name in columns)
    return {
        name: np.concatenate([columns.get(name, np.full(length, nan)) for length, columns in tables]) for name in names
    }


def _columns(groups: list[tuple[str, list[bytes | None]]]) -> dict[str, Column]:
    import numpy as np

    columns: dict[str, Column] = {}
    for name, texts in groups:
        silent = texts.count(None)
        if silent == len(texts):
            continue
        values = all_seconds(texts) if name == "time" else _numbers(texts)
        if name in columns and silent:
            values = np.where([text is None for text in texts], columns[name], values)
        columns[name] = values
    return columns


def _numbers(texts: list[bytes | None]) -> Column:
    """The number in each text; those of a JSON array, which these nearly always could be, are the fastest to read."""
    import numpy as np

    try:
        return np.array(_ARRAY.decode(b"[%s]" % b",".join([text or b"null" for text in texts])), dtype=np.float64)
    except msgspec.DecodeError:
        return np.array([number(text.decode()) if text else nan for text in texts])
