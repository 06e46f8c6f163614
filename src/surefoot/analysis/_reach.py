"""When a distance was reached: metres over time as one line, read the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column, Numbers


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

        right = np.clip(np.searchsorted(self.distance, metres, side="left"), 1, len(self.distance) - 1)
        return self._between(right, metres, 0.0)

    def latest(self, metres: Column) -> Column:
        """The last moment at which it is no more than so many metres."""
        import numpy as np

        right = np.clip(np.searchsorted(self.distance, metres, side="right"), 1, len(self.distance) - 1)
        return self._between(right, metres, 1.0)

    def _between(self, right: Numbers, metres: Column, level: float) -> Column:
        """The moment between samples ``right - 1`` and ``right``; ``level``: which share of a step without metres."""
        import numpy as np

        before, after = self.distance[right - 1], self.distance[right]
        way = np.full_like(metres, level)
        np.divide(metres - before, after - before, out=way, where=after > before)
        moments: Column = self.time[right - 1] + way * (self.time[right] - self.time[right - 1])
        return moments
