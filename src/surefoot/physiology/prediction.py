"""What a runner may run at another distance, 400 m to 100 miles, with an interval of 8 in 10.

Up to the half marathon by Riegel's law from the race nearest in distance and time; the marathon
by Vickers and Vertosick where the typical week is known; beyond it by a law that steepens.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from surefoot.physiology._intervals import index_shares, together, width
from surefoot.physiology.effort import Effort
from surefoot.physiology.equivalence import enough_apart, equivalent_time, riegel, steps
from surefoot.physiology.estimate import Estimate
from surefoot.physiology.fitness import race_time, valid_race
from surefoot.physiology.marathon import (
    marathon_from_one_race,
    marathon_from_two_races,
    tens_of_miles,
    two_races_help,
)
from surefoot.rulebook import Book, Reason, Rule, rule, statement
from surefoot.units import HALF_MARATHON, MARATHON, MILE, Metres, Seconds

FROM_INDEX = statement(
    "PREDICT-11",
    says="From your fitness index of {index}.",
    topic="prediction",
    source="daniels-gilbert-1979",
)
FROM_RACE = statement(
    "PREDICT-12",
    says="From your {distance:distance} in {seconds:clock} on {date:date}.",
    topic="prediction",
    source="own-practice",
)


class Prediction(msgspec.Struct, frozen=True):
    """Time over ``distance`` metres in whole seconds, and the interval that holds it for about 8 in 10.

    ``stretched`` says that a formula is used outside its own ground: shorter than 3.5 min or
    longer than 4 h. ``reasons`` are the rules used, in their order.
    """

    distance: Metres
    seconds: Seconds
    low: Seconds
    high: Seconds
    stretched: bool
    reasons: tuple[Reason, ...]


class _Anchor(msgspec.Struct, frozen=True):
    """A performance to predict from, and a shorter one of the same time of year where there is one."""

    distance: float
    seconds: float
    partner: tuple[float, float] | None = None


@rule(
    "PREDICT-13",
    topic="prediction",
    says="The race nearest in distance speaks; {age_as_doubling:days} of age count as much as twice the distance.",
)
def remoteness(days: float, doublings: float, *, age_as_doubling: float) -> float:
    """How far a race is from the question: days older than the newest, and doublings of distance."""
    return abs(doublings) + days / age_as_doubling


@rule("PREDICT-14", topic="prediction", says="Two races tell of the same fitness within {age_as_doubling:days}.")
def same_season(days: float, *, age_as_doubling: float) -> bool:
    """Whether two races so many days apart may be read together."""
    return abs(days) <= age_as_doubling


def predict(book: Book, efforts: Iterable[Effort], weekly_distance: float | None, target: Metres) -> Prediction | None:
    """Time for ``target`` metres from races and time trials; None where there is none.

    ``weekly_distance`` is the typical week in metres, None where it is not known.
    Training is left out: it was not all-out. Raises ValueError for a target that is not positive.
    """
    races = [effort for effort in efforts if effort.all_out]
    if target <= 0:
        raise ValueError(f"a race has a distance above zero, not {target} m")
    if not races:
        return None
    race = _nearest(book, races, target)
    anchor = _Anchor(race.distance, race.seconds, _partner(book, races, race))
    seconds, laws = _chain(book, anchor, weekly_distance, target)
    shares = width(book, anchor.distance, target, laws)
    reason = FROM_RACE.because(distance=race.distance, seconds=race.seconds, date=race.date)
    return _prediction(book, target, seconds, shares, (reason, *_reasons(laws)))


def predict_from_index(book: Book, estimate: Estimate, weekly_distance: float | None, target: Metres) -> Prediction:
    """Time for ``target`` metres from a fitness estimate; its interval and the method's are joined.

    The index speaks from a mile to the half marathon; shorter and longer races follow from the
    nearer end. Raises ValueError for a target that is not positive.
    """
    if target <= 0:
        raise ValueError(f"a race has a distance above zero, not {target} m")
    ground = min(max(target, MILE), HALF_MARATHON)
    indices = (estimate.index, estimate.high, estimate.low)
    chains = [
        _chain(book, _Anchor(ground, race_time(book, index, ground)), weekly_distance, target) for index in indices
    ]
    (seconds, laws), (fast, _), (slow, _) = chains
    own = width(book, ground, target, laws) if laws else (0.0, 0.0)
    shares = together(own, index_shares(seconds, fast, slow))
    reason = FROM_INDEX.because(index=round(estimate.index, 1))
    return _prediction(book, target, seconds, shares, (reason, *_reasons(laws)))


def _nearest(book: Book, races: Sequence[Effort], target: float) -> Effort:
    newest = max(race.date for race in races)

    def distance_from_question(race: Effort) -> tuple[float, float]:
        far = remoteness(book, (newest - race.date).days, math.log2(race.distance / target))
        return far, race.seconds / race.distance

    return min(races, key=distance_from_question)


def _partner(book: Book, races: Sequence[Effort], race: Effort) -> tuple[float, float] | None:
    """The newest shorter race of the same season that is short enough to show an exponent."""
    fitting = [
        other
        for other in races
        if other.distance >= MILE
        and enough_apart(book, race.distance / other.distance)
        and same_season(book, (race.date - other.date).days)
    ]
    best = max(fitting, key=lambda other: (other.date, other.distance, -other.seconds), default=None)
    return (best.distance, best.seconds) if best else None


def _chain(book: Book, anchor: _Anchor, weekly: float | None, target: float) -> tuple[float, tuple[Rule[float], ...]]:
    """Seconds for ``target`` and the laws used, by way of the marathon formulas where they apply."""
    if weekly is None or target <= HALF_MARATHON or anchor.distance > HALF_MARATHON:
        laws = tuple(law for law, _, _ in steps(anchor.distance, target))
        return equivalent_time(book, anchor.seconds, anchor.distance, target), laws
    seconds, law = _marathon(book, anchor, weekly)
    if target >= MARATHON:
        beyond = tuple(further for further, _, _ in steps(MARATHON, target))
        return equivalent_time(book, seconds, MARATHON, target), (law, *beyond)
    half = equivalent_time(book, anchor.seconds, anchor.distance, HALF_MARATHON)
    way = math.log(target / HALF_MARATHON) / math.log(MARATHON / HALF_MARATHON)
    return half * (seconds / half) ** way, (law,)


def _marathon(book: Book, anchor: _Anchor, weekly: float) -> tuple[float, Rule[float]]:
    """Marathon seconds and the formula used; never faster than Riegel's law has it."""
    distance = max(anchor.distance, MILE)
    seconds = equivalent_time(book, anchor.seconds, anchor.distance, distance)
    week, law = tens_of_miles(book, weekly), marathon_from_one_race
    if anchor.partner and two_races_help(book, distance):
        law = marathon_from_two_races
        expected = law(book, anchor.partner, (distance, seconds), week)
    else:
        expected = law(book, distance, seconds, week)
    return max(expected, riegel(book, seconds, distance, MARATHON)), law


def _reasons(laws: Iterable[Rule[float]]) -> tuple[Reason, ...]:
    return tuple(law.because() for law in laws)


def _prediction(
    book: Book, target: Metres, seconds: float, shares: tuple[float, float], reasons: tuple[Reason, ...]
) -> Prediction:
    return Prediction(
        distance=target,
        seconds=Seconds(round(seconds)),
        low=Seconds(round(seconds * (1 - shares[0]))),
        high=Seconds(round(seconds * (1 + shares[1]))),
        stretched=not valid_race(book, seconds),
        reasons=reasons,
    )
