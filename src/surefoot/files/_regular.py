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
from surefoot.files._xml import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

#: The name of the processing instruction that stands for points.
MARK = "surefoot-points"
#: Elements inside one another that a regular point has at most.
DEPTH = 4
_ARRAY = msgspec.json.Decoder(list[float | None])
_BLANK = b" \t\r\n"
_B = rb"[ \t\r\n]*"
NUMBER = rb"([-+.\deE]*)"
TIME = rb"([-+.:\dTZ]*)"


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
    """A document's regular points and its skeleton; None where it has none, or writes our mark itself."""
    if form.begins not in data or MARK.encode() in data:
        return None
    parts = form.pattern.split(data)
    wide = form.pattern.groups + 1
    if len(parts) == 1:
        return None
    between = parts[::wide]
    runs = list(_runs(between))
    groups = [(name, parts[at::wide]) for at, name in enumerate(form.columns, 1) if name]
    return Cut(_skeleton(between, runs), runs, _columns(groups))


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


def _skeleton(between: list[bytes], runs: list[tuple[int, int]]) -> bytes:
    pieces = [b"%s<?%s %d?>" % (between[first], MARK.encode(), number) for number, (first, _) in enumerate(runs)]
    return b"".join((*pieces, between[-1]))


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
