"""Samples as columns, gathered one after the other; what they sum to stands in the physiology."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from math import nan

from surefoot.diary.stream import Stream, stream_of
from surefoot.physiology.samples import Measures, before_long_halt, measure, place, plausible_pulse

__all__ = ["Measures", "Samples", "before_long_halt", "measure", "place", "plausible_pulse"]


class Samples:
    """A track while it is read: a sample at a time goes in, columns come out."""

    def __init__(self, *names: str) -> None:
        self._columns = {name: array("d") for name in names}
        self._each = tuple(self._columns.items())

    def add(self, sample: Mapping[str, float]) -> None:
        """Keep a sample; what it does not say is NaN."""
        get = sample.get
        for name, column in self._each:
            column.append(get(name, nan))

    def track(self) -> Stream:
        """The samples so far."""
        return stream_of(len(next(iter(self._columns.values()))), **self._columns)
