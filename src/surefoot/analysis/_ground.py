"""Metres over time: how far a runner was at each sample, and how many seconds of it were moving."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.analysis._words import counted as in_words
from surefoot.physiology.positions import on_earth
from surefoot.physiology.recording import Cleaning
from surefoot.physiology.samples import Steps, counted, device_steps, position_steps
from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column, Mask
    from surefoot.diary.stream import Stream

_ON_FOOT = ("run", "walk")


class GroundLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What distances are believed: m/s of a device on foot, seconds of a gap, and a share of positions that jump."""

    sprint_speed: float
    blind_gap: float
    most_jumped: float

    def fastest(self, sport: str, cleaning: Cleaning) -> float:
        """Metres a second up to which the distance of a device is believed."""
        usual = cleaning.fastest(sport)
        return max(usual, self.sprint_speed) if sport in _ON_FOOT else usual


@rule(
    "ANALYSIS-2",
    topic="analysis",
    says="On foot nobody is faster than {sprint_speed} m/s, whatever a device counted; where positions were silent "
    "for more than {blind_gap:duration}, or more than {most_jumped:percent} of them jumped, no best effort is read.",
)
def ground_limits(*, sprint_speed: float, blind_gap: float, most_jumped: float) -> GroundLimits:
    """The numbers for believing distances, together."""
    return GroundLimits(sprint_speed=sprint_speed, blind_gap=blind_gap, most_jumped=most_jumped)


class Ground(NamedTuple):
    """Columns over the samples: metres and moving seconds since the first; ``gap`` is by step.

    ``known`` is False where nothing tells the distance. A gap is a step over which positions were silent for so
    long, or jumped so much, that nobody can say how the runner moved within it.
    """

    distance: Column
    moving: Column
    gap: Mask
    known: bool
    mended: tuple[str, ...] = ()


def lay_ground(track: Stream, sport: str, cleaning: Cleaning, limits: GroundLimits) -> Ground:
    """Metres by the device, else by positions, else by speeds; moving time as RECORD-1 has it.

    The times of ``track`` rise strictly.
    """
    import numpy as np

    fastest = limits.fastest(sport, cleaning)
    silent = np.zeros(max(len(track.time) - 1, 0), dtype=bool)
    steps = device_steps(track, fastest)
    if steps:
        steps, mended = _caught_up(track, steps, (fastest, cleaning.fastest(sport)), cleaning.stop_speed)
        return _ground(track, steps, mended, silent, cleaning)
    steps = position_steps(track, cleaning.fastest(sport), cleaning.re_anchor)
    if steps and steps.length[steps.whole].sum() > 0:
        return _by_positions(track, steps, limits, cleaning)
    steps = _speed_steps(track, fastest)
    return _ground(track, steps, (), silent, cleaning) if steps else _standing(track, cleaning)


def _by_positions(track: Stream, steps: Steps, limits: GroundLimits, cleaning: Cleaning) -> Ground:
    """Metres by positions. A halt is no gap, however long: nobody was faster for it."""
    import numpy as np

    gaps = steps.whole & (steps.time > limits.blind_gap) & (steps.length >= cleaning.stop_speed * steps.time)
    if len(steps.at) < len(track.time):
        gaps = np.repeat(gaps, np.diff(steps.at))
        gaps = np.pad(gaps, (steps.at[0], len(track.time) - 1 - steps.at[-1]), constant_values=False)
    positions = int(on_earth(track.latitude, track.longitude).sum())
    left_out = positions - len(steps.at)
    gaps |= left_out > limits.most_jumped * positions
    mended = (in_words(left_out, _JUMPED, _MORE_JUMPED),) if left_out else ()
    return _ground(track, steps, mended, gaps, cleaning)


_JUMPED = "One position jumped and was left out."
_MORE_JUMPED = "{} positions jumped and were left out."
_CAUGHT_UP = "Once the device counted the metres of a gap in one go; they were spread over it."
_MORE_CAUGHT_UP = "{} times the device counted the metres of a gap in one go; they were spread over it."


def _caught_up(
    track: Stream, steps: Steps, limits: tuple[float, float], stop_speed: float
) -> tuple[Steps, tuple[str, ...]]:
    """Steps in which a device caught up after standing still, spread over the time in which it stood.

    Where a signal comes back, some devices add all the metres since it went in a single second. ``limits`` are
    m/s: above the first a step is a jump, up to the second the stretch that it closes is believed.
    """
    import numpy as np

    on = np.diff(track.segment[steps.at]) == 0
    jumps = np.flatnonzero((steps.length > limits[0] * steps.time) & (steps.time > 0))
    if not len(jumps):
        return steps, ()
    moved = np.flatnonzero(steps.length >= stop_speed * steps.time)
    befores = np.concatenate(([-1], moved))[np.searchsorted(moved, jumps)]  # the step that last moved before each jump
    length, whole = steps.length.copy(), steps.whole.copy()
    spread = 0
    for before, jump in zip(befores.tolist(), jumps.tolist(), strict=True):
        span = slice(before + 1, jump + 1)
        metres, seconds = float(steps.length[span].sum()), float(steps.time[span].sum())
        forward = bool((on[span] & (steps.length[span] >= 0)).all())
        if jump > before + 1 and forward and metres <= limits[1] * seconds:
            length[span] = steps.time[span] * (metres / seconds)
            whole[span] = True
            spread += 1
    mended = (in_words(spread, _CAUGHT_UP, _MORE_CAUGHT_UP),) if spread else ()
    return steps._replace(length=length, whole=whole), mended


def _speed_steps(track: Stream, fastest: float) -> Steps | None:
    """Steps by the speed that a device shows: its mean over both ends."""
    import numpy as np

    at = np.flatnonzero((track.speed >= 0) & (track.speed <= fastest))
    if len(at) < 2:
        return None
    time, speed = np.diff(track.time[at]), track.speed[at]
    length = time * (speed[1:] + speed[:-1]) / 2
    whole = np.diff(track.segment[at]) == 0
    return Steps(at, time, length, whole) if length[whole].sum() > 0 else None


def _ground(track: Stream, steps: Steps, mended: tuple[str, ...], gap: Mask, cleaning: Cleaning) -> Ground:
    import numpy as np

    columns = [np.concatenate(([0.0], np.cumsum(part))) for part in counted(steps, cleaning)]
    if len(steps.at) < len(track.time):
        columns = [np.interp(track.time, track.time[steps.at], column) for column in columns]
    return Ground(columns[0], columns[1], gap, known=True, mended=mended)


def _standing(track: Stream, cleaning: Cleaning) -> Ground:
    """Nothing tells the distance: time is moving time where samples follow one another."""
    import numpy as np

    time = np.diff(track.time)
    on = (np.diff(track.segment) == 0) & (time <= cleaning.longest_signal_gap)
    moving = np.concatenate(([0.0], np.cumsum(np.where(on, time, 0.0))))[: len(track.time)]
    return Ground(np.zeros_like(track.time), moving, ~on, known=False)
