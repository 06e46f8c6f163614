"""Critical speed: the speed that could be kept without drawing on a reserve of metres.

Two-parameter model: distance = critical speed × time + reserve. Source: smyth-2020, for running.
Training bests are seldom all-out, so a critical speed from them is too low rather than too high.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from surefoot.physiology.effort import Effort
from surefoot.physiology.equivalence import slope
from surefoot.rulebook import Book, rule


class CriticalSpeed(msgspec.Struct, frozen=True):
    """``speed`` in metres a second; ``reserve`` in metres, what can be run above it before it is used up."""

    speed: float
    reserve: float


@rule(
    "CRITICAL-1",
    topic="fitness",
    says="Efforts of {critical_shortest:duration} to {critical_longest:duration} show critical speed.",
)
def shows_critical_speed(seconds: float, *, critical_shortest: float, critical_longest: float) -> bool:
    """Whether an effort is of a length at which the model holds."""
    return critical_shortest <= seconds <= critical_longest


@rule("CRITICAL-2", topic="fitness", says="Critical speed needs {critical_least_efforts} efforts.")
def enough_efforts(count: int, *, critical_least_efforts: int) -> bool:
    """Whether so many efforts are enough to fit the two numbers and not just to draw a line."""
    return count >= critical_least_efforts


def critical_speed(book: Book, efforts: Sequence[Effort]) -> CriticalSpeed | None:
    """Critical speed of a runner's efforts; None where too few are of a fitting length, or all are alike.

    A reserve below zero means that the longer efforts were the harder ones: then it is None as well.
    """
    fitting = [effort for effort in efforts if shows_critical_speed(book, effort.seconds)]
    if not enough_efforts(book, len(fitting)) or len({effort.seconds for effort in fitting}) == 1:
        return None
    found = fit_critical_speed([(effort.distance, effort.seconds) for effort in fitting])
    return found if found.speed > 0 and found.reserve >= 0 else None


def fit_critical_speed(efforts: Sequence[tuple[float, float]]) -> CriticalSpeed:
    """Least-squares line of distance on time through (metres, seconds). ValueError where all times are the same."""
    return CriticalSpeed(*slope([(seconds, metres) for metres, seconds in efforts]))


def time_to_exhaustion(model: CriticalSpeed, speed: float) -> float | None:
    """Seconds for which ``speed`` (m/s) can be kept; None at critical speed or below, where the model sets no end."""
    above = speed - model.speed
    return model.reserve / above if above > 0 else None
