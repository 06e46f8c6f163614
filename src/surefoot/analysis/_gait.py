"""Running, walking and standing, told apart by cadence; by speed alone where the two lie well apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.analysis._documents import Stretch
from surefoot.analysis._rolling import mean_slope
from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._ground import Ground
    from surefoot.analysis._numpy import Column, Mask, Numbers

_GAITS = ("stand", "walk", "run")
_STAND, _WALK, _RUN = range(len(_GAITS))


class GaitLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Where walking ends and running begins: steps a minute, m/s, seconds, and shares of the moving time."""

    walking_cadence: float
    running_cadence: float
    gait_speed: float
    gait_window: float
    mixed_speeds: tuple[float, float]
    most_mixed: float
    least_cadence_share: float


@rule(
    "ANALYSIS-9",
    topic="analysis",
    says="From {running_cadence} steps a minute on it is running, below {walking_cadence} walking; in between "
    "{gait_speed} m/s decides.",
)
def gait_limits(
    *,
    walking_cadence: float,
    running_cadence: float,
    gait_speed: float,
    gait_window: float,
    mixed_speeds: tuple[float, float],
    most_mixed: float,
    least_cadence_share: float,
) -> GaitLimits:
    """The numbers for telling running from walking, together."""
    return GaitLimits(
        walking_cadence=walking_cadence,
        running_cadence=running_cadence,
        gait_speed=gait_speed,
        gait_window=gait_window,
        mixed_speeds=mixed_speeds,
        most_mixed=most_mixed,
        least_cadence_share=least_cadence_share,
    )


class Gaits(NamedTuple):
    """Stretches of one gait, and the moving seconds of running and walking; None where they cannot be told."""

    stretches: tuple[Stretch, ...] = ()
    running: float | None = None
    walking: float | None = None


def read_gaits(time: Column, ground: Ground, cadence: Column, speed: Column, limits: GaitLimits) -> Gaits:
    """Stretches of running, walking and standing. ``cadence`` is by sample, ``speed`` (m/s, smoothed) by step."""
    import numpy as np

    seconds, moving = np.diff(time), np.diff(ground.moving)
    steps, total = cadence[1:], float(moving.sum())
    if not total:
        return Gaits()
    by_cadence = moving[~np.isnan(steps)].sum() >= limits.least_cadence_share * total
    if not by_cadence and not _well_apart(speed, moving, limits):
        return Gaits()
    gait = np.where(speed >= limits.gait_speed, _RUN, _WALK)
    if by_cadence:
        gait = np.where(steps >= limits.running_cadence, _RUN, np.where(steps < limits.walking_cadence, _WALK, gait))
    gait = _most_frequent(time, np.where(2 * moving >= seconds, gait, _STAND), limits.gait_window)
    running, walking = (float(moving[gait == which].sum()) for which in (_RUN, _WALK))
    rest = total - running - walking  # moving for a moment in what is standing as a whole
    return Gaits(_stretches(time, ground.distance, gait), running, walking + rest)


def _well_apart(speed: Column, moving: Column, limits: GaitLimits) -> bool:
    """Whether next to no time is spent at speeds at which some walk and others run."""
    low, high = limits.mixed_speeds
    mixed: Mask = (speed > low) & (speed < high)
    return bool(moving[mixed].sum() <= limits.most_mixed * moving.sum())


def _most_frequent(time: Column, gait: Numbers, window: float) -> Numbers:
    """The gait that fills most of the window around each step."""
    import numpy as np

    if (gait == gait[0]).all():
        return gait
    seconds = np.diff(time)
    filled = [
        mean_slope(time, np.concatenate(([0.0], np.cumsum(np.where(gait == which, seconds, 0.0)))), window)
        for which in range(len(_GAITS))
    ]
    found: Numbers = np.argmax(filled, axis=0)
    return found


def _stretches(time: Column, distance: Column, gait: Numbers) -> tuple[Stretch, ...]:
    import numpy as np

    edges = np.concatenate(([0], np.flatnonzero(np.diff(gait)) + 1, [len(gait)]))
    moments, metres = time[edges].tolist(), distance[edges].tolist()
    return tuple(
        Stretch(gait=_GAITS[gait[edge]], start=moments[i], end=moments[i + 1], distance=metres[i + 1] - metres[i])
        for i, edge in enumerate(edges[:-1].tolist())
    )
