"""A race in parts: how far, how long, and what the clock says; parts add up to the whole to the second."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

_HAIR = 1e-6  # metres: a last part as short as that is rounding


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a race: metres from the start to its end, its own metres, its seconds, and the clock at its end."""

    to_m: float
    distance_m: float
    split_s: int
    clock_s: int


def boundaries(distance: float, step: float) -> list[float]:
    """Metres from the start to the end of each part of ``step`` metres; the last ends with the race.

    Raises ValueError where one of them is not positive.
    """
    if distance <= 0 or step <= 0:
        raise ValueError(f"parts of {step} m of {distance} m cannot be made: both have to be above zero")
    whole = math.floor(distance / step + _HAIR)
    ends = [step * number for number in range(1, whole + 1)]
    if not ends or distance - ends[-1] > _HAIR * step:
        return [*ends, float(distance)]
    return [*ends[:-1], float(distance)]


def share_of_time(share: float, shape: Sequence[float]) -> float:
    """Share of a race's time after a share of its distance; ``shape`` are paces of equal parts beside each other."""
    parts, whole = len(shape), math.fsum(shape)
    full = min(parts, math.floor(share * parts))
    rest = shape[full] * (share * parts - full) if full < parts else 0.0
    return (math.fsum(shape[:full]) + rest) / whole


def splits(distance: float, seconds: int, step: float, shape: Sequence[float]) -> tuple[Split, ...]:
    """Parts of a race of ``distance`` metres in ``seconds``, each clock time rounded: their sum is the race."""
    found: list[Split] = []
    at, clock = 0.0, 0
    for end in boundaries(distance, step):
        then = round(seconds * share_of_time(end / distance, shape))
        found.append(Split(to_m=end, distance_m=end - at, split_s=then - clock, clock_s=then))
        at, clock = end, then
    return tuple(found)
