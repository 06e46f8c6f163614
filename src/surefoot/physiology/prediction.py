"""What a runner may run at another distance, 400 m to 100 miles, with an interval of 8 in 10.

From the race nearest in distance and time: to longer ones, up to the marathon, by the laws of
:mod:`surefoot.physiology.endurance`; beyond it by a law that steepens; to shorter ones by Riegel's and Cameron's.
The time is the middle one: as many such runners are faster as are slower.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from surefoot.physiology._intervals import Reach, reach
from surefoot.physiology.effort import Effort
from surefoot.physiology.endurance import Form, fade, form_of, road
from surefoot.physiology.equivalence import (
    beyond_marathon,
    cameron,
    climb,
    enough_apart,
    equivalent_time,
    power_law,
    riegel,
    steps,
)
from surefoot.physiology.estimate import Estimate
from surefoot.physiology.fitness import race_time, valid_race
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


@rule("PREDICT-27", topic="prediction", says="Times are foretold from {shortest_target:distance} on.")
def foretold_from(*, shortest_target: int) -> Metres:
    """Shortest distance for which there is a time, in metres."""
    return Metres(shortest_target)


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
    form = form_by(book, race, races, weekly_distance)
    seconds, reasons = _carried(book, (race.distance, race.seconds), form, target)
    reason = FROM_RACE.because(distance=race.distance, seconds=race.seconds, date=race.date)
    return _prediction(book, target, seconds, reach(book, form, race.distance, target), (reason, *reasons))


def predict_from_index(book: Book, estimate: Estimate, weekly_distance: float | None, target: Metres) -> Prediction:
    """Time for ``target`` metres from a fitness estimate; its interval and the method's are joined.

    The index speaks from a mile to the half marathon; shorter and longer races follow from the
    nearer end. Raises ValueError for a target that is not positive.
    """
    if target <= 0:
        raise ValueError(f"a race has a distance above zero, not {target} m")
    ground = min(max(target, MILE), HALF_MARATHON)
    races = [(ground, race_time(book, index, ground)) for index in (estimate.index, estimate.high, estimate.low)]
    forms = [form_of(book, race, weekly_distance) for race in races]
    chains = [_carried(book, race, form, target) for race, form in zip(races, forms, strict=True)]
    (seconds, reasons), (fast, _), (slow, _) = chains
    there, here = (reach(book, forms[0], ground, metres) for metres in (target, ground))
    joined = Reach(math.log(seconds / fast), math.log(slow / seconds)).and_also(there.beyond(here))
    return _prediction(book, target, seconds, joined, (FROM_INDEX.because(index=round(estimate.index, 1)), *reasons))


def form_by(book: Book, race: Effort, races: Sequence[Effort], weekly_distance: float | None) -> Form:
    """What a race says of how its runner's speed lasts; a shorter one of the same season counts as well."""
    return form_of(book, (race.distance, race.seconds), weekly_distance, _partner(book, races, race))


def _nearest(book: Book, races: Sequence[Effort], target: float) -> Effort:
    newest = max(race.date for race in races)

    def distance_from_question(race: Effort) -> tuple[float, float]:
        far = remoteness(book, (newest - race.date).days, math.log2(race.distance / target))
        return far, race.seconds / race.distance

    return min(races, key=distance_from_question)


def _partner(book: Book, races: Sequence[Effort], race: Effort) -> tuple[float, float] | None:
    """The newest shorter race of the same season that is short enough to show how speed lasts."""
    fitting = [
        other
        for other in races
        if other.distance >= MILE
        and enough_apart(book, race.distance / other.distance)
        and same_season(book, (race.date - other.date).days)
    ]
    best = max(fitting, key=lambda other: (other.date, other.distance, -other.seconds), default=None)
    return (best.distance, best.seconds) if best else None


def _carried(book: Book, race: tuple[float, float], form: Form, target: float) -> tuple[float, tuple[Reason, ...]]:
    """Seconds for ``target`` metres from a race (metres, seconds), and the laws by which it was carried there."""
    distance, seconds = race
    if target <= distance:
        laws = tuple(law for law, _, _ in steps(distance, target))
        return equivalent_time(book, seconds, distance, target), tuple(law.because() for law in laws)
    reasons: list[Reason] = []
    for walk, begin, end in climb(_grounds(book), distance, target):
        seconds, why = walk(book, form, seconds, begin, end)
        reasons += why
    return seconds, tuple(reasons)


_Walked = tuple[float, tuple[Reason, ...]]
_Walk = Callable[[Book, Form, float, float, float], _Walked]


def _same_for_all(law: Rule[float]) -> _Walk:
    """A law that knows nothing of the runner."""

    def walk(book: Book, _: Form, seconds: float, begin: float, end: float) -> _Walked:
        return law(book, seconds, begin, end), (law.because(),)

    return walk


def _by_form(exponent_of: Callable[[Book, Form], tuple[float, tuple[Reason, ...]]]) -> _Walk:
    """A power law whose exponent follows from the runner's form."""

    def walk(book: Book, form: Form, seconds: float, begin: float, end: float) -> _Walked:
        exponent, reasons = exponent_of(book, form)
        return power_law(seconds, begin, end, exponent), reasons

    return walk


@rule("PREDICT-18", topic="prediction", says="From {fitted_from:distance} on the laws are those of runners like you.")
def fitted_ground(*, fitted_from: float) -> float:
    """Metres from which the fitted laws hold; below, Riegel's is used."""
    return fitted_from


def _grounds(book: Book) -> Iterator[tuple[float, float, _Walk]]:
    """The laws to longer races and the ground of each, shortest first."""
    fitted = fitted_ground(book)
    yield 0, MILE, _same_for_all(cameron)
    yield MILE, fitted, _same_for_all(riegel)
    yield fitted, HALF_MARATHON, _by_form(road)
    yield HALF_MARATHON, MARATHON, _by_form(fade)
    yield MARATHON, math.inf, _same_for_all(beyond_marathon)


def _prediction(book: Book, target: Metres, seconds: float, off: Reach, reasons: tuple[Reason, ...]) -> Prediction:
    return Prediction(
        distance=target,
        seconds=Seconds(round(seconds)),
        low=Seconds(round(seconds * math.exp(-off.faster))),
        high=Seconds(round(seconds * math.exp(off.slower))),
        stretched=not valid_race(book, seconds),
        reasons=reasons,
    )
