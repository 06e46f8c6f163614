"""Repetitions as the laps of a device have them: by what a workout said of each, or by speeds that alternate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from surefoot.analysis._intervals import SessionLimits, Signal, alternate
from surefoot.diary.stream import Lap

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column

#: What ends a lap without saying anything of the session.
_BY_ITSELF = ("distance", "time", "position")


def repetitions_by_lap(laps: Sequence[Lap], signal: Signal, limits: SessionLimits) -> Column:
    """Starts and ends of repetitions in seconds, a row each; no rows where the laps tell of none.

    ``laps`` are in seconds since the first sample.
    """
    import numpy as np

    none = np.zeros((0, 2))
    joined = all(abs(b.start - a.end) <= 1 for a, b in pairwise(laps))
    if len(laps) < 2 * limits.least_repetitions - 1 or not joined:
        return none
    edges = np.array([laps[0].start, *(lap.end for lap in laps)])
    if np.diff(edges).min() <= 0:
        return none
    speeds = np.diff(np.interp(edges, signal.time, signal.metres)) / np.diff(edges)
    if any(lap.intensity == "rest" for lap in laps):
        work = [lap.intensity == "active" for lap in laps]
        rows = _without_easy_ends(_joined(edges, work), signal, limits)
        return rows if len(rows) >= limits.least_repetitions else none
    if all(lap.trigger in _BY_ITSELF for lap in laps[:-1]):
        return none
    candidates = (_joined(edges, [speed > level for speed in speeds.tolist()]) for level in _levels(speeds, limits))
    fitting = (rows for rows in candidates if alternate(signal, rows, limits))
    return next(fitting, none)


def _levels(speeds: Column, limits: SessionLimits) -> list[float]:
    """Speeds that part slow laps from fast ones, the fastest first."""
    ordered = sorted(speeds.tolist())
    return [(a + b) / 2 for a, b in pairwise(ordered) if b >= (1 + limits.least_contrast) * a][::-1]


def _joined(edges: Column, work: Sequence[bool]) -> Column:
    """Rows of laps that are work, those that follow one another as one."""
    import numpy as np

    rows, first = [], 0
    for fast, group in groupby(work):
        last = first + len(list(group))
        if fast:
            rows.append((edges[first], edges[last]))
        first = last
    return np.array(rows).reshape(-1, 2)


def _without_easy_ends(rows: Column, signal: Signal, limits: SessionLimits) -> Column:
    """Rows without a warm-up and a cool-down that the workout calls active as well."""
    import numpy as np

    speeds = np.diff(np.interp(rows, signal.time, signal.metres), axis=1)[:, 0] / (rows[:, 1] - rows[:, 0])
    usual = np.median(speeds) if len(rows) else 0.0
    hard = np.flatnonzero(speeds * (1 + limits.least_contrast) > usual)
    return rows[hard[0] : hard[-1] + 1] if len(hard) else rows[:0]
