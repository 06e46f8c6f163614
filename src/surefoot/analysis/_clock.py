"""Times that rise: what a clock that jumped is turned into, and samples out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.analysis._words import counted
from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column, Mask, Numbers


class ClockLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds, and samples in a row, that tell a clock that was set from a pause and from a sample out of order."""

    longest_pause: float
    out_of_order: int


@rule(
    "ANALYSIS-1",
    topic="analysis",
    says="A recording that seems to stand still for more than {longest_pause:duration}, or to go back in time, "
    "had its clock set.",
)
def clock_limits(*, longest_pause: float, out_of_order: int) -> ClockLimits:
    """The numbers for reading a clock, together."""
    return ClockLimits(longest_pause=longest_pause, out_of_order=out_of_order)


class Clock(NamedTuple):
    """Samples that have a place in time: their numbers, and seconds since the first, strictly rising.

    ``began`` is the first time in seconds since 1970; ``whole`` says that no time was moved.
    """

    kept: Numbers
    elapsed: Column
    began: float
    whole: bool
    mended: tuple[str, ...] = ()


def read_clock(time: Column, limits: ClockLimits) -> Clock:
    """The samples in time. A clock that was set is joined up; a few samples out of order are left out."""
    import numpy as np

    kept = np.flatnonzero(np.isfinite(time))
    times = time[kept]
    steps = np.diff(times)
    if not len(steps) or (steps.min() > 0 and steps.max() <= limits.longest_pause):
        return Clock(kept, times - times[:1], float(times[0]) if len(times) else 0.0, whole=True)
    return _mended(kept, times, limits)


def _mended(kept: Numbers, times: Column, limits: ClockLimits) -> Clock:
    import numpy as np

    ordered = ~_out_of_order(times, limits.out_of_order)
    steps = np.diff(times[ordered])
    odd = (steps < 0) | (steps > limits.longest_pause)
    usual = float(np.median(steps[(steps > 0) & ~odd])) if ((steps > 0) & ~odd).any() else 1.0
    elapsed = np.concatenate(([0.0], np.cumsum(np.where(odd, usual, steps))))
    rising = np.diff(elapsed, prepend=-1.0) > 0
    left_out = len(times) - int(rising.sum())
    mended = []
    if odd.any():
        mended.append(counted(int(odd.sum()), "The clock jumped once", "The clock jumped {} times") + _JOINED)
    if left_out:
        mended.append(counted(left_out, _OUT_OF_ORDER, _MORE_OUT_OF_ORDER))
    numbers = kept[ordered][rising]
    return Clock(numbers, elapsed[rising], float(times[ordered][0]), whole=not odd.any(), mended=tuple(mended))


_JOINED = "; the time on both sides was joined."
_OUT_OF_ORDER = "One sample repeated its time or came out of order and was left out."
_MORE_OUT_OF_ORDER = "{} samples repeated their time or came out of order and were left out."


def _out_of_order(times: Column, few: int) -> Mask:
    """Which samples are of a time that was there before, in groups of less than ``few``."""
    import numpy as np

    late = np.diff(np.maximum.accumulate(times), prepend=-np.inf) <= 0
    group = np.cumsum(np.diff(late, prepend=False))
    found: Mask = late & (np.bincount(group)[group] < few)
    return found
