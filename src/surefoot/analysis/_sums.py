"""Everything that adds up along a run, so that any part of it is the difference of two moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from surefoot.analysis._ground import Ground
    from surefoot.analysis._numpy import Column
    from surefoot.analysis._slopes import Slopes


#: Rows: metres; moving seconds; metres on the flat; beats a minute times seconds, and those seconds; steps a minute
#: times moving seconds, and those seconds; metres of climb and of descent.
DISTANCE, MOVING, FLAT, BEATS, BEATEN, STEPS, STEPPED, CLIMB, DESCENT = _ROWS = range(9)


class Sums(NamedTuple):
    """Columns that never fall, in rows over the samples: what there was up to each moment.

    Between two samples everything is taken to have gone evenly. ``has_flat`` and ``has_climb`` say whether
    altitudes told of slopes.
    """

    time: Column
    rows: Column
    has_flat: bool
    has_climb: bool

    def at(self, times: Column) -> Column:
        """All rows at these seconds since the first sample, a column for each moment."""
        import numpy as np

        left = np.clip(np.searchsorted(self.time, times, side="right") - 1, 0, len(self.time) - 2)
        way = (times - self.time[left]) / (self.time[left + 1] - self.time[left])
        before = self.rows[:, left]
        return before + (self.rows[:, left + 1] - before) * way

    def between(self, starts: Column, ends: Column) -> Spans:
        """What each span from a start to its end holds."""
        rows = self.at(ends) - self.at(starts)
        return Spans(rows, self.has_flat, self.has_climb)


class Spans(NamedTuple):
    """What some spans of time hold: the rows of :class:`Sums`, a column for each span."""

    rows: Column
    has_flat: bool
    has_climb: bool

    def distance(self, i: int) -> float:
        """Metres of a span."""
        return float(self.rows[DISTANCE, i])

    def moving(self, i: int) -> float:
        """Moving seconds of a span."""
        return float(self.rows[MOVING, i])

    def avg_hr(self, i: int) -> int | None:
        """Mean heart rate of a span in beats a minute."""
        return mean(self.rows[BEATS, i], self.rows[BEATEN, i])

    def cadence(self, i: int) -> int | None:
        """Mean steps of both feet a minute while moving in a span."""
        return mean(self.rows[STEPS, i], self.rows[STEPPED, i])

    def adjusted(self, i: int) -> float | None:
        """Mean speed on the flat in m/s while moving in a span."""
        return float(self.rows[FLAT, i] / self.moving(i)) if self.has_flat and self.moving(i) > 0 else None

    def climbed(self, i: int) -> float | None:
        """Metres of climb in a span."""
        return float(self.rows[CLIMB, i]) if self.has_climb else None

    def descended(self, i: int) -> float | None:
        """Metres of descent in a span."""
        return float(self.rows[DESCENT, i]) if self.has_climb else None


def mean(total: float, weight: float) -> int | None:
    """A mean as a whole number, None of nothing."""
    return round(float(total / weight)) if weight > 0 else None


def add_up(time: Column, ground: Ground, slopes: Slopes | None, rates: tuple[Column, Column], longest: float) -> Sums:
    """The sums of a run of two samples or more; rates are heart rates and cadences by sample.

    A rate is that of the step that ends with its sample, while samples follow one another within ``longest``
    seconds; cadence counts in moving time.
    """
    import numpy as np

    seconds, moving = np.diff(time), np.diff(ground.moving)
    rows = np.zeros((len(_ROWS), len(time)))
    rows[DISTANCE], rows[MOVING], rows[FLAT] = ground.distance, ground.moving, ground.distance
    if slopes:
        rows[CLIMB], rows[DESCENT] = slopes.climb, slopes.descent
        rows[FLAT] = ground.distance if slopes.flat is None else slopes.flat
    weights = np.where(seconds <= longest, seconds, 0.0), moving
    for row, rate, weight in zip((BEATS, STEPS), rates, weights, strict=True):
        known = rate[1:] > 0
        np.cumsum(np.where(known, rate[1:] * weight, 0.0), out=rows[row, 1:])
        np.cumsum(np.where(known, weight, 0.0), out=rows[row + 1, 1:])
    return Sums(time, rows, has_flat=slopes is not None and slopes.flat is not None, has_climb=slopes is not None)
