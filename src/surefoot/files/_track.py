"""Samples as columns, and what they sum to: distance, moving time, heart rate."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from surefoot.diary.stream import Stream, stream_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from surefoot.physiology.recording import Cleaning

    Column = NDArray[np.float64]

# The ellipsoid of GPS (WGS 84): half its longer axis in metres, and its first eccentricity squared.
_A = 6_378_137.0
_E2 = 0.006_694_379_990_141_316
#: Beats a minute that a sensor can have measured on a living runner.
_PULSE = (25, 250)


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


class Measures(NamedTuple):
    """Metres and seconds of a track. None: its samples do not say."""

    distance: float | None
    elapsed: float | None
    moving: float | None
    avg_hr: int | None
    max_hr: int | None


class _Steps(NamedTuple):
    """From one believed sample to the next: when it begins, seconds, metres, and whether recording went on."""

    begin: Column
    time: Column
    length: Column
    whole: NDArray[np.bool_]


def place(track: Stream) -> tuple[float, float] | None:
    """Latitude and longitude of the first position."""
    where = _on_earth(track).nonzero()[0]
    return (float(track.latitude[where[0]]), float(track.longitude[where[0]])) if len(where) else None


def measure(track: Stream, sport: str, cleaning: Cleaning) -> Measures:
    """What a track sums to, by the device's own distance where it has one, else by its positions."""
    avg_hr, max_hr = heart_rate(track)
    steps = _device_steps(track, cleaning.fastest(sport))
    if steps is None:
        steps = _position_steps(track, cleaning.fastest(sport), cleaning.re_anchor)
    distance, moving = _sums(steps, cleaning) if steps else (None, None)
    return Measures(distance, _elapsed(track), moving, avg_hr, max_hr)


def before_long_halt(track: Stream, sport: str, cleaning: Cleaning) -> Stream:
    """The part of a track before the first halt that is longer than the longest halt of an outing."""
    import numpy as np

    steps = _position_steps(track, cleaning.fastest(sport), cleaning.re_anchor)
    if steps is None:
        return track
    slow = steps.length < cleaning.stop_speed * steps.time
    halts = np.flatnonzero(slow & (_in_a_row(slow, steps.time) > cleaning.longest_halt))
    return track.between(-np.inf, steps.begin[halts[0]]) if len(halts) else track


def heart_rate(track: Stream) -> tuple[int | None, int | None]:
    """Mean and highest heart rate of the samples that have a plausible one."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        beats = track.heart_rate[(track.heart_rate >= _PULSE[0]) & (track.heart_rate <= _PULSE[1])]
    return (round(float(beats.mean())), int(beats.max())) if len(beats) else (None, None)


def plausible_pulse(beats: float | None) -> int | None:
    """A heart rate as a whole number, None where no heart beats so."""
    return round(beats) if beats is not None and _PULSE[0] <= beats <= _PULSE[1] else None


def step_lengths(latitude: Column, longitude: Column) -> Column:
    """Metres from each position to the next, on the ellipsoid's radii of curvature between them.

    Exact to 1e-9 over the metres between two samples (positions in degrees).
    """
    import numpy as np

    middle = np.radians((latitude[1:] + latitude[:-1]) / 2)
    north = np.radians(np.diff(latitude))
    east = np.radians((np.diff(longitude) + 180) % 360 - 180)
    flattening = 1 - _E2 * np.sin(middle) ** 2
    along_meridian = _A * (1 - _E2) / flattening**1.5
    across = _A / np.sqrt(flattening) * np.cos(middle)
    lengths: Column = np.hypot(along_meridian * north, across * east)
    return lengths


def _elapsed(track: Stream) -> float | None:
    import numpy as np

    times = track.time[np.isfinite(track.time)]
    return float(times.max() - times.min()) if len(times) else None


def _on_earth(track: Stream) -> NDArray[np.bool_]:
    """Which samples have a position; 0, 0 is how some devices say that they have none."""
    latitude, longitude = track.latitude, track.longitude
    found: NDArray[np.bool_] = (abs(latitude) <= 90) & (abs(longitude) <= 180) & ((latitude != 0) | (longitude != 0))
    return found


def _device_steps(track: Stream, fastest: float) -> _Steps | None:
    import numpy as np

    known = np.isfinite(track.distance) & np.isfinite(track.time)
    if known.sum() < 2:
        return None
    time, length = np.diff(track.time[known]), np.diff(track.distance[known])
    whole = (time > 0) & (length >= 0) & (length <= fastest * time) & (np.diff(track.segment[known]) == 0)
    return _Steps(track.time[known][:-1], time, length, whole) if length[whole].sum() > 0 else None


def _position_steps(track: Stream, fastest: float, re_anchor: int) -> _Steps | None:
    import numpy as np

    known = _on_earth(track) & np.isfinite(track.time)
    if known.sum() < 2:
        return None
    time, latitude, longitude, segment = (column[known] for column in (*track[:3], track.segment))
    steps = np.diff(time), step_lengths(latitude, longitude)
    broken = np.diff(segment) != 0
    if (_too_fast(*steps, fastest) & ~broken).any():
        keep, anchors = _believed(time, latitude, longitude, (fastest, re_anchor))
        time, latitude, longitude, segment = (column[keep] for column in (time, latitude, longitude, segment))
        steps = np.diff(time), step_lengths(latitude, longitude)
        broken = (np.diff(segment) != 0) | np.isin(keep[1:], anchors)
    return _Steps(time[:-1], *steps, ~broken & ~_too_fast(*steps, fastest))


def _too_fast(time: Column, length: Column, fastest: float) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (time <= 0) | (length > fastest * time)
    return found


def _believed(
    time: Column, latitude: Column, longitude: Column, limits: tuple[float, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Samples that a runner can have reached from the one believed before them.

    Some real recordings jump between two sources of position many times a minute: the source
    that was believed first is followed. Where ``limits[1]`` samples in a row agree among
    themselves against it, they are believed from there on. Gives the numbers of the samples to
    keep, and which of those begin anew.
    """
    import numpy as np

    metres = np.radians(1.0) * _A
    x = np.unwrap(longitude, period=360) * np.cos(np.radians(np.median(latitude))) * metres
    points = list(zip(time.tolist(), x.tolist(), (latitude * metres).tolist(), strict=True))
    kept, anchors, waiting = [0], [], list[int]()
    for i in range(1, len(points)):
        if _reachable(points[kept[-1]], points[i], limits[0]):
            kept.append(i)
            waiting.clear()
            continue
        if waiting and not _reachable(points[waiting[-1]], points[i], limits[0]):
            waiting.clear()
        waiting.append(i)
        if len(waiting) >= limits[1]:
            anchors.append(waiting[0])
            kept += waiting
            waiting.clear()
    return np.array(kept), np.array(anchors, dtype=np.intp)


def _reachable(start: tuple[float, ...], end: tuple[float, ...], fastest: float) -> bool:
    seconds, east, north = (b - a for a, b in zip(start, end, strict=True))
    return seconds > 0 and east * east + north * north <= (fastest * seconds) ** 2


def _sums(steps: _Steps, cleaning: Cleaning) -> tuple[float, float]:
    """Distance and moving time of steps.

    A gap between samples counts with its straight line, and with the time that the runner takes
    for it at the usual speed of this outing: signal lost in a tunnel is running, waiting at a
    crossing is not.
    """
    import numpy as np

    time, length = steps.time[steps.whole], steps.length[steps.whole]
    sampled = time <= cleaning.longest_sample_gap
    bridged = ~sampled & (time <= cleaning.longest_signal_gap)
    moved = sampled & ~_halts(time, length, sampled, cleaning)
    usual = length[moved].sum() / time[moved].sum() if moved.any() else cleaning.stop_speed
    in_gaps = np.minimum(time[bridged], length[bridged] / usual) if usual > 0 else time[bridged][:0]
    return float(length[sampled | bridged].sum()), float(time[moved].sum() + in_gaps.sum())


def _halts(time: Column, length: Column, sampled: NDArray[np.bool_], cleaning: Cleaning) -> NDArray[np.bool_]:
    """Which steps belong to standing still: slow ones, in a row for at least the stop time."""
    slow = sampled & (length < cleaning.stop_speed * time)
    found: NDArray[np.bool_] = slow & (_in_a_row(slow, time) >= cleaning.stop_time)
    return found


def _in_a_row(slow: NDArray[np.bool_], time: Column) -> Column:
    """For each step the seconds of all the slow ones in the unbroken row that it belongs to."""
    import numpy as np

    row = np.cumsum(np.diff(slow, prepend=False))
    seconds: Column = np.bincount(row, weights=np.where(slow, time, 0.0))[row]
    return seconds
