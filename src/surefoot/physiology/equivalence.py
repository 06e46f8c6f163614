"""Equal performances at two distances: Riegel's law, Cameron's curve, and a runner's own exponent.

The curve of :func:`equivalent_time` is a chain of laws, each on its own ground: Cameron's under
a mile, Riegel's to the half marathon, a steeper one to the marathon, and one that steepens with
distance beyond it. It knows nothing of the runner; for longer races see :mod:`surefoot.physiology.endurance`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeVar

from surefoot.physiology.effort import Effort
from surefoot.rulebook import Book, Rule, rule
from surefoot.units import HALF_MARATHON, MARATHON, MILE

L = TypeVar("L")


@rule("PREDICT-1", topic="prediction", says="Time grows with distance to the power of {riegel_exponent} (Riegel).")
def riegel(seconds: float, distance: float, target: float, *, riegel_exponent: float) -> float:
    """Seconds for ``target`` metres, equal to ``distance`` metres in ``seconds``. Good for 3.5 to 230 min."""
    return power_law(seconds, distance, target, riegel_exponent)


@rule("PREDICT-2", topic="prediction", says="Under a mile speed counts as well: Cameron's curve takes over.")
def cameron(
    seconds: float,
    distance: float,
    target: float,
    *,
    cameron_constant: float,
    cameron_slope: float,
    cameron_scale: float,
    cameron_power: float,
) -> float:
    """Seconds for ``target`` metres by Cameron's curve through the best times of the world, 400 m to 50 km."""

    def quickness(metres: float) -> float:
        brief: float = cameron_scale / metres**cameron_power
        return cameron_constant - cameron_slope * metres + brief

    return seconds * (target / distance) * quickness(distance) / quickness(target)


@rule(
    "PREDICT-3",
    topic="prediction",
    says="Between half marathon and marathon time grows with distance to the power of {long_exponent}.",
)
def half_to_marathon(seconds: float, distance: float, target: float, *, long_exponent: float) -> float:
    """Seconds for ``target`` metres between half marathon and marathon, whoever runs."""
    return power_law(seconds, distance, target, long_exponent)


@rule(
    "PREDICT-4",
    topic="prediction",
    says="Beyond the marathon time grows with distance to the power of {ultra_exponent}, and more the longer it is. "
    "No study backs this; terrain and weather matter more.",
)
def beyond_marathon(
    seconds: float, distance: float, target: float, *, ultra_exponent: float, ultra_exponent_growth: float
) -> float:
    """Seconds for ``target`` metres, both distances at least a marathon; flat and by day."""

    def slowness(metres: float) -> float:
        stretch = math.log(metres / MARATHON)
        return stretch * (ultra_exponent + ultra_exponent_growth * stretch)

    return seconds * math.exp(slowness(target) - slowness(distance))


_GROUNDS: tuple[tuple[float, float, Rule[float]], ...] = (
    (0, MILE, cameron),
    (MILE, HALF_MARATHON, riegel),
    (HALF_MARATHON, MARATHON, half_to_marathon),
    (MARATHON, math.inf, beyond_marathon),
)


def equivalent_time(book: Book, seconds: float, distance: float, target: float) -> float:
    """Seconds for ``target`` metres, equal to ``distance`` metres in ``seconds``, by the chain of laws."""
    for law, begin, end in steps(distance, target):
        seconds = law(book, seconds, begin, end)
    return seconds


def steps(distance: float, target: float) -> list[tuple[Rule[float], float, float]]:
    """The laws between two distances and the ground that each covers, in the order walked; none for the same."""
    walked = climb(_GROUNDS, min(distance, target), max(distance, target))
    if target >= distance:
        return walked
    return [(law, end, begin) for law, begin, end in reversed(walked)]


def climb(grounds: Iterable[tuple[float, float, L]], low: float, high: float) -> list[tuple[L, float, float]]:
    """Of laws with the ground of each (from, to, law): those between two distances, and where each begins and ends."""
    return [
        (law, max(low, least), min(high, most)) for least, most, law in grounds if max(low, least) < min(high, most)
    ]


def power_law(seconds: float, distance: float, target: float, exponent: float) -> float:
    """Seconds for ``target`` metres where time grows with distance to this power."""
    return seconds * math.exp(exponent * math.log(target / distance))


@rule(
    "PREDICT-5",
    topic="prediction",
    gives="exponent",
    reads={"riegel_exponent": "prediction/riegel_exponent"},
    says="Your own races give an exponent of {exponent}; most runners have {riegel_exponent}.",
)
def shrunk_exponent(
    fitted: float, *, riegel_exponent: float, personal_share: float, personal_least: float, personal_most: float
) -> float:
    """A fitted exponent, drawn towards the common one and kept within bounds."""
    drawn = riegel_exponent + personal_share * (fitted - riegel_exponent)
    return min(personal_most, max(personal_least, drawn))


@rule(
    "PREDICT-6",
    topic="prediction",
    says="An exponent of your own needs two races, one at least {personal_least_ratio} times as long as the other.",
)
def enough_apart(ratio: float, *, personal_least_ratio: float) -> bool:
    """Whether the longest race is enough times as long as the shortest to fit an exponent."""
    return ratio >= personal_least_ratio


def personal_exponent(book: Book, efforts: Sequence[Effort]) -> float | None:
    """The runner's own endurance exponent from races and time trials; None where they are too alike.

    Shown, not used for predictions: from two races it predicts worse than the common one.
    """
    races = [effort for effort in efforts if effort.all_out]
    distances = [race.distance for race in races]
    if not races or not enough_apart(book, max(distances) / min(distances)):
        return None
    return shrunk_exponent(book, fitted_exponent(races))


def fitted_exponent(efforts: Sequence[Effort]) -> float:
    """Slope of the least-squares line of log time on log distance; the distances differ."""
    pairs = [(math.log(effort.distance), math.log(effort.seconds)) for effort in efforts]
    return slope(pairs)[0]


def slope(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Slope and intercept of the least-squares line through points (x, y); ValueError where x does not vary."""
    count = len(pairs)
    mean_x, mean_y = (math.fsum(values) / count for values in zip(*pairs, strict=True))
    spread = math.fsum((x - mean_x) ** 2 for x, _ in pairs)
    if spread == 0:
        raise ValueError("a line needs two different places to go through")
    steepness = math.fsum((x - mean_x) * (y - mean_y) for x, y in pairs) / spread
    return steepness, mean_y - steepness * mean_x
