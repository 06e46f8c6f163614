"""What a device wrote while its runner was under way: samples as columns, and laps. No I/O, and NumPy only to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

#: No time in seconds, distance in metres or rate comes near it; beyond, sums would overflow.
NONSENSE = 1e12


class Stream(NamedTuple):
    """Samples of one outing in the order of the file, a column each; NaN where a sample is silent.

    ``time`` is seconds since 1970 in UTC; ``latitude`` and ``longitude`` degrees; ``altitude`` metres;
    ``distance`` the metres since the start and ``speed`` metres a second, by the device; ``heart_rate``
    beats a minute; ``cadence`` steps of both feet a minute; ``power`` watts; ``temperature`` °C;
    ``segment`` a number that changes where the recording was interrupted.
    """

    time: Column
    latitude: Column
    longitude: Column
    altitude: Column
    distance: Column
    speed: Column
    heart_rate: Column
    cadence: Column
    power: Column
    temperature: Column
    segment: Column

    def between(self, first: float, last: float) -> Stream:
        """The samples of a span of time, both ends included."""
        inside = (self.time >= first) & (self.time <= last)
        return Stream(*(column[inside] for column in self))


class Lap(msgspec.Struct, frozen=True, kw_only=True):
    """A lap as the device has it: seconds since 1970 at both ends, metres, seconds of its timer; None: not said.

    ``trigger`` is what ended it (manual | distance | time | position | end, or ""), ``intensity`` what a workout
    says of it (active | rest | warmup | cooldown, or "").
    """

    start: float
    end: float
    distance: float | None = None
    timer: float | None = None
    avg_hr: int | None = None
    trigger: str = ""
    intensity: str = ""


def stream_of(length: int, **given: Any) -> Stream:
    """A stream of so many samples from the columns that there are; the others are silent."""
    import numpy as np

    def column(name: str) -> Column:
        if name not in given:
            return np.full(length, 0.0 if name == "segment" else np.nan)
        values = np.asarray(given[name], dtype=np.float64)
        return np.where(np.abs(values) < NONSENSE, values, np.nan)

    return Stream(*map(column, Stream._fields))
