"""Samples of an outing in columns, and what they sum to: distance, moving time, heart rate. NaN is silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

from surefoot.physiology.positions import believed, on_earth, step_lengths, too_fast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from surefoot.physiology.recording import Cleaning

    Column = NDArray[np.float64]
    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.intp]

#: Beats a minute that a sensor can have measured on a living runner.
_PULSE = (25, 250)


class Columns(Protocol):
    """The columns that are read here: a stream of the diary has them, and its words say what they hold."""

    @property
    def time(self) -> Column:
        """Seconds since 1970 in UTC."""

    @property
    def latitude(self) -> Column:
        """Degrees north."""

    @property
    def longitude(self) -> Column:
        """Degrees east."""

    @property
    def distance(self) -> Column:
        """Metres since the start, by the device."""

    @property
    def heart_rate(self) -> Column:
        """Beats a minute."""

    @property
    def segment(self) -> Column:
        """A number that changes where the recording was interrupted."""

    def between(self, first: float, last: float) -> Self:
        """The samples of a span of time, both ends included."""


C = TypeVar("C", bound=Columns)


class Measures(NamedTuple):
    """Metres and seconds of a track. None: its samples do not say."""

    distance: float | None
    elapsed: float | None
    moving: float | None
    avg_hr: int | None
    max_hr: int | None


class Steps(NamedTuple):
    """From one believed sample to the next: seconds, metres, and whether recording went on.

    ``at`` are the numbers of the samples, one more than there are steps.
    """

    at: Numbers
    time: Column
    length: Column
    whole: Mask


def place(track: Columns) -> tuple[float, float] | None:
    """Latitude and longitude of the first position."""
    where = on_earth(track.latitude, track.longitude).nonzero()[0]
    return (float(track.latitude[where[0]]), float(track.longitude[where[0]])) if len(where) else None


def measure(track: Columns, sport: str, cleaning: Cleaning) -> Measures:
    """What a track sums to, by the device's own distance where it has one, else by its positions."""
    avg_hr, max_hr = heart_rate(track)
    steps = device_steps(track, cleaning.fastest(sport))
    if steps is None:
        steps = position_steps(track, cleaning.fastest(sport), cleaning.re_anchor)
    distance, moving = (float(part.sum()) for part in counted(steps, cleaning)) if steps else (None, None)
    return Measures(distance, _elapsed(track), moving, avg_hr, max_hr)


def before_long_halt(track: C, sport: str, cleaning: Cleaning) -> C:
    """The part of a track before the first halt that is longer than the longest halt of an outing."""
    import numpy as np

    steps = position_steps(track, cleaning.fastest(sport), cleaning.re_anchor)
    if steps is None:
        return track
    slow = steps.length < cleaning.stop_speed * steps.time
    long = np.flatnonzero(slow & (in_a_row(slow, steps.time) > cleaning.longest_halt))
    return track.between(-np.inf, track.time[steps.at[long[0]]]) if len(long) else track


def heart_rate(track: Columns) -> tuple[int | None, int | None]:
    """Mean and highest heart rate of the samples that have a plausible one."""
    beats = track.heart_rate[plausible_beats(track.heart_rate)]
    return (round(float(beats.mean())), int(beats.max())) if len(beats) else (None, None)


def plausible_beats(beats: Column) -> Mask:
    """Which heart rates a sensor can have measured; not 0, and not silence."""
    found: Mask = (beats >= _PULSE[0]) & (beats <= _PULSE[1])
    return found


def plausible_pulse(beats: float | None) -> int | None:
    """A heart rate as a whole number, None where no heart beats so."""
    return round(beats) if beats is not None and _PULSE[0] <= beats <= _PULSE[1] else None


def in_a_row(slow: Mask, time: Column) -> Column:
    """For each step the seconds of all the slow ones in the unbroken row that it belongs to."""
    import numpy as np

    row = np.cumsum(np.diff(slow, prepend=False))
    seconds: Column = np.bincount(row, weights=np.where(slow, time, 0.0))[row]
    return seconds


def _elapsed(track: Columns) -> float | None:
    import numpy as np

    times = track.time[np.isfinite(track.time)]
    return float(times.max() - times.min()) if len(times) else None


def device_steps(track: Columns, fastest: float) -> Steps | None:
    """Steps by the device's own distance, None where it counts nothing; those above ``fastest`` m/s are not whole."""
    import numpy as np

    at = np.flatnonzero(np.isfinite(track.distance) & np.isfinite(track.time))
    if len(at) < 2:
        return None
    time, length = np.diff(track.time[at]), np.diff(track.distance[at])
    whole = (time > 0) & (length >= 0) & (length <= fastest * time) & (np.diff(track.segment[at]) == 0)
    return Steps(at, time, length, whole) if length[whole].sum() > 0 else None


def position_steps(track: Columns, fastest: float, re_anchor: int) -> Steps | None:
    """Steps between the positions that a runner at up to ``fastest`` m/s can have reached; None without two."""
    import numpy as np

    at = np.flatnonzero(on_earth(track.latitude, track.longitude) & np.isfinite(track.time))
    if len(at) < 2:
        return None
    columns = track.time, track.latitude, track.longitude, track.segment
    time, latitude, longitude, segment = (column[at] for column in columns)
    steps = np.diff(time), step_lengths(latitude, longitude)
    broken = np.diff(segment) != 0
    if (too_fast(*steps, fastest) & ~broken).any():
        keep, anchors = believed(time, latitude, longitude, fastest=fastest, re_anchor=re_anchor)
        time, latitude, longitude, segment = (column[keep] for column in (time, latitude, longitude, segment))
        steps = np.diff(time), step_lengths(latitude, longitude)
        broken = (np.diff(segment) != 0) | np.isin(keep[1:], anchors)
        at = at[keep]
    return Steps(at, *steps, ~broken & ~too_fast(*steps, fastest))


def counted(steps: Steps, cleaning: Cleaning) -> tuple[Column, Column]:
    """Metres and moving seconds of each step.

    A gap between samples counts with its straight line, and with the time that the runner takes
    for it at the usual speed of this outing: signal lost in a tunnel is running, waiting at a
    crossing is not.
    """
    import numpy as np

    metres, moving = np.zeros_like(steps.length), np.zeros_like(steps.time)
    time, length = steps.time[steps.whole], steps.length[steps.whole]
    sampled = time <= cleaning.longest_sample_gap
    bridged = ~sampled & (time <= cleaning.longest_signal_gap)
    moved = sampled & ~halts(time, length, sampled, cleaning)
    usual = length[moved].sum() / time[moved].sum() if moved.any() else cleaning.stop_speed
    in_gaps = np.minimum(time, length / usual) if usual > 0 else np.zeros_like(time)
    metres[steps.whole] = np.where(sampled | bridged, length, 0.0)
    moving[steps.whole] = np.where(moved, time, np.where(bridged, in_gaps, 0.0))
    return metres, moving


def halts(time: Column, length: Column, sampled: Mask, cleaning: Cleaning) -> Mask:
    """Which steps belong to standing still: slow ones, in a row for at least the stop time."""
    slow = sampled & (length < cleaning.stop_speed * time)
    found: Mask = slow & (in_a_row(slow, time) >= cleaning.stop_time)
    return found
