"""Samples while a file is read: one at a time, or many at once, go in; columns come out in their order."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from math import nan
from typing import TYPE_CHECKING, Any

from surefoot.diary.stream import Stream, stream_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: What a sample of a GPX or TCX file can say.
NAMES = tuple(name for name in Stream._fields if name != "segment")


class Samples:
    """The track of one outing. What a sample does not say is NaN; ``segment`` is told with each."""

    def __init__(self) -> None:
        self._columns = {name: array("d") for name in (*NAMES, "segment")}
        self._each = tuple(self._columns.items())

    def __len__(self) -> int:
        return len(self._columns["segment"])

    def add(self, sample: Mapping[str, float]) -> None:
        """Keep a sample."""
        get = sample.get
        for name, column in self._each:
            column.append(get(name, nan))

    def extend(self, samples: Mapping[str, NDArray[Any]], segment: float) -> None:
        """Keep many samples of one segment, as columns (float64) of one length."""
        import numpy as np

        length = len(samples["time"])
        silent = np.full(length, nan).tobytes()
        for name in NAMES:
            self._columns[name].frombytes(samples[name].tobytes() if name in samples else silent)
        self._columns["segment"].frombytes(np.full(length, float(segment)).tobytes())

    def stream(self) -> Stream:
        """The samples so far."""
        return stream_of(len(self), **self._columns)
