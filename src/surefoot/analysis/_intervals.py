"""Repetitions and the pauses between them, found in the speed alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column, Numbers

_BIN = 0.1  # m/s, of the histogram in which levels of speed are looked for
_FEWEST = 6  # steps between samples; fewer above a level are a leap of the position
_MOST = 200  # rows above a level beyond which it is noise that crosses it


class RowLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Where fast stretches are looked for: seconds, and a share of the mean speed."""

    shortest_repetition: float
    shortest_rest: float
    least_variation: float
    edge_window: float


class SessionLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What makes repetitions of fast stretches: a count, seconds, shares and m/s."""

    least_repetitions: int
    longest_rest: float
    least_contrast: float
    least_separation: float
    most_uneven: Mapping[str, float]
    easy_running: float
    walking_speed: float


@rule(
    "ANALYSIS-10",
    topic="analysis",
    says="A stretch of {shortest_repetition:duration} or longer above the other speeds of a run is a fast one.",
)
def row_limits(
    *, shortest_repetition: float, shortest_rest: float, least_variation: float, edge_window: float
) -> RowLimits:
    """The numbers for finding fast stretches, together."""
    return RowLimits(
        shortest_repetition=shortest_repetition,
        shortest_rest=shortest_rest,
        least_variation=least_variation,
        edge_window=edge_window,
    )


@rule(
    "ANALYSIS-13",
    topic="analysis",
    says="{least_repetitions} or more fast stretches are repetitions where each is at least {least_contrast:percent} "
    "faster than the rests beside it.",
)
def session_limits(
    *,
    least_repetitions: int,
    longest_rest: float,
    least_contrast: float,
    least_separation: float,
    most_uneven: Mapping[str, float],
    easy_running: float,
    gait_speed: float,
) -> SessionLimits:
    """The numbers for telling repetitions, together."""
    return SessionLimits(
        least_repetitions=least_repetitions,
        longest_rest=longest_rest,
        least_contrast=least_contrast,
        least_separation=least_separation,
        most_uneven=most_uneven,
        easy_running=easy_running,
        walking_speed=gait_speed,
    )


class Signal(NamedTuple):
    """Speed over elapsed time: times and metres (on the flat, where slopes are known) by sample; smoothed by step."""

    time: Column
    metres: Column
    speed: Column


def find_repetitions(signal: Signal, limits: RowLimits, session: SessionLimits) -> Column:
    """Starts and ends of repetitions in seconds, a row each; no rows where there are none."""
    import numpy as np

    seconds = np.diff(signal.time)
    mean = np.average(signal.speed, weights=seconds)
    none = np.zeros((0, 2))
    spread = np.sqrt(np.average((signal.speed - mean) ** 2, weights=seconds))
    if spread <= limits.least_variation * mean:
        return none
    for level in _levels(signal.speed, seconds):
        rows = _rows(signal, level, limits)
        if not alternate(signal, rows, session):
            continue
        rows = _rows(signal, max(level, _halfway(signal, rows)), limits)
        if not alternate(signal, rows, session):
            continue
        if _separation(signal, rows, limits.shortest_rest / 2) >= session.least_separation:
            rows = _sharpened(signal, rows, limits.edge_window)
            if alternate(signal, rows, session) and np.diff(rows).min() >= limits.shortest_repetition:
                return rows
    return none


def _levels(speed: Column, seconds: Column) -> list[float]:
    """Speeds that part the run into two or three kinds as unlike as can be (Otsu's method), the fastest first."""
    import numpy as np

    weights = np.bincount(np.maximum(speed / _BIN, 0).astype(np.intp), weights=seconds)
    weights = np.append(weights, 0.0)
    total, moment = np.cumsum(weights), np.cumsum(weights * np.arange(len(weights)))

    def between(first: Numbers, last: Numbers) -> Column:
        """Weight times squared mean of the bins after ``first`` up to ``last``."""
        weight, sums = total[last] - total[first], moment[last] - moment[first]
        shares: Column = np.divide(sums**2, weight, out=np.zeros_like(sums), where=weight > 0)
        return shares

    end = len(weights) - 1
    low, high = np.triu_indices(end)
    top = np.full_like(low, end)
    bottom = np.divide(moment**2, total, out=np.zeros_like(moment), where=total > 0)
    two = bottom[:end] + between(np.arange(end), top[:end])
    three = bottom[low] + between(low, high) + between(high, top)
    best = int(three.argmax())
    cuts = {int(two.argmax()), int(low[best]), int(high[best])}
    return [(cut + 1) * _BIN for cut in sorted(cuts, reverse=True)]


def _rows(signal: Signal, level: float, limits: RowLimits) -> Column:
    """Starts and ends of the time above a level, without moments: short rests are filled, short rows left out."""
    import numpy as np

    above = np.concatenate(([False], signal.speed > level, [False]))
    edges = np.flatnonzero(np.diff(above))
    rows = edges.reshape(-1, 2)
    if len(rows) > 1:
        apart = signal.time[rows[1:, 0]] - signal.time[rows[:-1, 1]] >= limits.shortest_rest
        rows = np.stack((rows[np.append([True], apart), 0], rows[np.append(apart, [True]), 1]), axis=1)
    times = signal.time[rows]
    long = (np.diff(times)[:, 0] >= limits.shortest_repetition) & (np.diff(rows)[:, 0] >= _FEWEST)
    return times[long]


def _halfway(signal: Signal, rows: Column) -> float:
    """The speed halfway between the repetitions and the rests, in m/s."""
    import numpy as np

    edges = rows.ravel()
    speeds = np.diff(np.interp(edges, signal.time, signal.metres)) / np.diff(edges)
    return float(np.median(speeds[::2]) + np.median(speeds[1::2])) / 2


def _sharpened(signal: Signal, rows: Column, window: float) -> Column:
    """The same rows with each edge where the speed changes most, looked for on the metres themselves."""
    import numpy as np

    edges = rows.ravel()
    around = np.concatenate(([signal.time[0]], edges, [signal.time[-1]]))
    half = np.minimum(window, np.minimum(edges - around[:-2], around[2:] - edges) / 2)
    found = [_change(signal, edge, width) for edge, width in zip(edges.tolist(), half.tolist(), strict=True)]
    return np.maximum.accumulate(found).reshape(-1, 2)


def _change(signal: Signal, edge: float, half: float) -> float:
    """The sample within so many seconds of an edge at which the mean speed changes most (least squares)."""
    import numpy as np

    first, last = np.searchsorted(signal.time, (edge - half, edge + half)).tolist()
    time, metres = signal.time[first : last + 1], signal.metres[first : last + 1]
    if len(time) < 3:
        return edge
    way = time - time[0]
    off = metres - metres[0] - way * ((metres[-1] - metres[0]) / way[-1])
    gain = off[1:-1] ** 2 / (way[1:-1] * (way[-1] - way[1:-1]))
    return float(time[1 + int(gain.argmax())])


def alternate(signal: Signal, rows: Column, limits: SessionLimits) -> bool:
    """Whether rows of fast running alternate with rests, as repetitions do and crossings or walking breaks do not."""
    import numpy as np

    edges = rows.ravel()
    seconds = np.diff(edges)
    if (
        not limits.least_repetitions <= len(rows) <= _MOST
        or seconds.min() <= 0
        or seconds[1::2].max() > limits.longest_rest
    ):
        return False
    speeds = np.diff(np.interp(edges, signal.time, signal.metres)) / seconds
    work, rest = speeds[::2], speeds[1::2] * (1 + limits.least_contrast)
    if (work[:-1] < rest).any() or (work[1:] < rest).any():
        return False
    uneven = {"speeds": work, "rests": seconds[1::2], "repetitions": seconds[::2]}
    if any(values.std() > limits.most_uneven[name] * values.mean() for name, values in uneven.items()):
        return False
    return bool(np.median(speeds[1::2]) >= limits.walking_speed) or _ran_easily(signal, rows, work.mean(), limits)


def _ran_easily(signal: Signal, rows: Column, fast: float, limits: SessionLimits) -> bool:
    """Whether there was easy running before or after: who stands or walks between runs may run them all as easily."""
    import numpy as np

    outside = (signal.time[1:] <= rows[0, 0]) | (signal.time[:-1] >= rows[-1, 1])
    slower = signal.speed * (1 + limits.least_contrast) <= fast
    easy = outside & slower & (signal.speed >= limits.walking_speed)
    return bool(np.diff(signal.time)[easy].sum() >= limits.easy_running)


def _separation(signal: Signal, rows: Column, edge: float) -> float:
    """How far apart the speeds of repetitions and rests lie, in standard deviations within both.

    Seconds within ``edge`` of where one turns into the other do not count.
    """
    import numpy as np

    middle = (signal.time[1:] + signal.time[:-1]) / 2
    edges = rows.ravel()
    place = np.searchsorted(edges, middle)
    inner = (place > 0) & (place < len(edges))
    near = abs(middle - edges[np.clip(place, 0, len(edges) - 1)])
    near = np.minimum(near, abs(middle - edges[np.clip(place - 1, 0, len(edges) - 1)]))
    inner &= near > edge
    work, rest = signal.speed[inner & (place % 2 == 1)], signal.speed[inner & (place % 2 == 0)]
    if not len(work) or not len(rest):
        return 0.0
    within = np.sqrt((work.var() + rest.var()) / 2)
    return float((work.mean() - rest.mean()) / within) if within > 0 else float("inf")
