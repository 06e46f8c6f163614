"""How many seconds at each heart rate and at each speed: what zones are read off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column

#: Bins of a metre a second; key 31 of a histogram of speeds is 3.1 m/s.
TENTHS = 10
#: No heart rate, and no speed in tenths of a metre a second, comes near it.
_MOST = 1000


def seconds_at(values: Column, seconds: Column) -> dict[int, float]:
    """Seconds by the nearest whole value; where nobody knows the value (NaN), or none can be, they are left out."""
    import numpy as np

    counts = (seconds > 0) & (values >= 0) & (values < _MOST)
    bins = np.rint(values[counts]).astype(np.intp)
    if not len(bins):
        return {}
    totals = np.bincount(bins, weights=seconds[counts])
    return {int(value): float(totals[value]) for value in np.flatnonzero(totals)}
