"""Drift: how much harder the heart works for the same pace late in a run than early on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.analysis._documents import Drift
from surefoot.analysis._sums import BEATEN, BEATS, FLAT, MOVING
from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column
    from surefoot.analysis._sums import Sums


class DriftLimits(msgspec.Struct, frozen=True, kw_only=True):
    """When drift means something: seconds, shares and °C."""

    least_time: float
    warm_up: float
    most_variation: float
    least_heart_share: float
    warmest: float


@rule(
    "ANALYSIS-8",
    topic="analysis",
    says="Drift means something in an even run of {drift_least_time:duration} or longer at up to "
    "{drift_warmest:temperature}, after the first {drift_warm_up:duration}.",
)
def drift_limits(
    *,
    drift_least_time: float,
    drift_warm_up: float,
    drift_most_variation: float,
    drift_least_heart_share: float,
    drift_warmest: float,
) -> DriftLimits:
    """The numbers for reading drift, together."""
    return DriftLimits(
        least_time=drift_least_time,
        warm_up=drift_warm_up,
        most_variation=drift_most_variation,
        least_heart_share=drift_least_heart_share,
        warmest=drift_warmest,
    )


class Evenness(NamedTuple):
    """What is known of a run besides its sums: its sport, mean °C, whether it had repetitions, and seconds by minute.

    ``speed`` and ``seconds`` are columns by step: the smoothed speed on the flat in m/s, and moving seconds.
    """

    sport: str
    temperature: float | None
    repeated: bool
    known: bool
    speed: Column
    seconds: Column


def read_drift(sums: Sums, run: Evenness, limits: DriftLimits) -> Drift:
    """Drift in percent from the first to the second half after the warm-up, halts left out; or why it is not said."""
    import numpy as np

    moving = sums.rows[MOVING]
    if reason := _plain_reason(run, float(moving[-1]), limits):
        return Drift(why_not=reason)
    middle = (limits.warm_up + moving[-1]) / 2
    moments = np.interp([limits.warm_up, middle, moving[-1]], moving, sums.time)
    halves = sums.between(moments[:2], moments[1:]).rows
    if halves[BEATEN].sum() < limits.least_heart_share * halves[MOVING].sum() or not halves[BEATEN].all():
        return Drift(why_not="The heart rate is not there for all of it.")
    later = sums.time[1:] > moments[0]
    if _variation(run.speed[later], run.seconds[later]) > limits.most_variation:
        return Drift(why_not="The pace changed too much for it.")
    return Drift(percent=drift_percent(halves[FLAT] / halves[MOVING], halves[BEATS] / halves[BEATEN]))


def drift_percent(speeds: Column, beats: Column) -> float:
    """By how many percent speed (m/s) per beat fell from the first half to the second."""
    first, second = (speeds / beats).tolist()
    return float(100 * (first - second) / first)


def _plain_reason(run: Evenness, moving: float, limits: DriftLimits) -> str:
    if run.sport != "run":
        return "It is told of runs."
    if not run.known:
        return "The recording has no distance."
    if moving < limits.least_time or moving <= limits.warm_up:
        return f"It takes a run of {limits.least_time / 60:.0f} minutes or longer."
    if run.repeated:
        return "Repetitions and pauses change the heart rate more than drift does."
    if run.temperature is not None and run.temperature > limits.warmest:
        return "Warmth alone raises the heart rate."
    return ""


def _variation(speed: Column, seconds: Column) -> float:
    """Standard deviation of speed over moving time, as a share of its mean."""
    import numpy as np

    mean = float(np.average(speed, weights=seconds))
    return float(np.sqrt(np.average((speed - mean) ** 2, weights=seconds)) / mean)
