"""Means over a window that goes along: the slope of one column over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column


def mean_slope(x: Column, y: Column, width: float) -> Column:
    """For each step between two samples how fast ``y`` rises over ``x``, on ``width`` of x around its middle.

    ``x`` never falls. At both ends the window is cut; where x stands still as a whole the slope is 0.
    """
    import numpy as np

    steps = int(width)
    if steps == width and steps % 2 and (np.diff(x) == 1).all():
        return _by_whole_steps(y, steps)
    middle = (x[1:] + x[:-1]) / 2
    low, high = np.maximum(middle - width / 2, x[0]), np.minimum(middle + width / 2, x[-1])
    span = high - low
    on = np.append(np.diff(x) > 0, [True])  # where x stands still, y leaps: its last value there counts
    if not on.all():
        x, y = x[on], y[on]
    rise = np.interp(high, x, y) - np.interp(low, x, y)
    slopes: Column = np.divide(rise, span, out=np.zeros_like(rise), where=span > 0)
    return slopes


def _by_whole_steps(y: Column, width: int) -> Column:
    """The same over steps of one each, where an odd window begins and ends on samples."""
    import numpy as np

    step = np.arange(len(y) - 1)
    low, high = np.maximum(step - width // 2, 0), np.minimum(step + width // 2 + 1, len(y) - 1)
    slopes: Column = (y[high] - y[low]) / (high - low)
    return slopes


@rule("ANALYSIS-11", topic="analysis", says="A speed is the mean over {speed_window:duration}.")
def speed_window(*, speed_window: float) -> float:
    """Seconds over which positions are smoothed to a speed."""
    return speed_window
