"""When a distance was reached: metres over time as one line, read the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column


class Line(NamedTuple):
    """Metres that never fall over seconds that rise strictly, straight between samples; two samples or more."""

    time: Column
    distance: Column

    @property
    def length(self) -> float:
        """Metres from its start to its end."""
        return float(self.distance[-1] - self.distance[0])

    @property
    def total(self) -> float:
        """Metres at its end."""
        return float(self.distance[-1])

    def earliest(self, metres: Column) -> Column:
        """The first moment at which so many metres are reached; none may lie outside the line."""
        import numpy as np

        right = np.clip(self.distance.searchsorted(metres, side="left"), 1, len(self.distance) - 1)
        before, after = self.distance[right - 1], self.distance[right]
        way = np.divide(metres - before, after - before, out=np.zeros_like(metres), where=after > before)
        moments: Column = self.time[right - 1] + way * (self.time[right] - self.time[right - 1])
        return moments

    def first_moment(self, metres: float) -> float:
        """The same for one distance."""
        return self._moment(int(self.distance.searchsorted(metres, side="left")), metres)

    def last_moment(self, metres: float) -> float:
        """The last moment at which it is no more than so many metres."""
        right = int(self.distance.searchsorted(metres, side="right"))
        return float(self.time[-1]) if right == len(self.time) else self._moment(right, metres)

    def _moment(self, right: int, metres: float) -> float:
        """The moment between the sample before the one at ``right`` and that one."""
        right = min(max(right, 1), len(self.time) - 1)
        before, after = float(self.distance[right - 1]), float(self.distance[right])
        start, end = float(self.time[right - 1]), float(self.time[right])
        return start + (metres - before) / (after - before) * (end - start) if after > before else start
