"""What can be true of a runner, a run and a race at all. Anything else is a slip of the pen, and asked about.

The numbers are parameters like all others; ``surefoot rules INPUT-1`` shows them.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

import msgspec

from surefoot.rulebook import Book, rule
from surefoot.units import METRES_PER_MILE

Span = tuple[float, float]  # least and most, both included
_TOPIC = "plausible"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Least and most of everything that a scenario may say; metres, seconds, s/km, bpm, days, years."""

    age: Span
    run_pace: Span
    race_distance: Span
    race_horizon: int
    target_growth: float
    max_hr: Span
    resting_hr: Span
    average_hr: Span
    outing_time: float
    outing_distance: float
    weekly_distance: float
    longest_recent: float
    day_time: float
    climb: float
    drift: Span
    fastest_stretch: float
    stretch_share: float
    shoe_distance: float
    exercise_load: float
    exercise_sets: int
    exercise_reps: int

    def fastest_time(self, distance: float) -> float:
        """Seconds under which no ``distance`` (metres) is a target: the fastest pace, falling off with distance."""
        fastest = self.run_pace[0] * distance / 1000
        return fastest * math.pow(max(1.0, distance / METRES_PER_MILE), self.target_growth)

    def slowest_time(self, distance: float) -> float:
        """Seconds over which no ``distance`` (metres) is a run."""
        return self.run_pace[1] * distance / 1000


@rule("INPUT-1", says="Plans are made for runners from {youngest} to {oldest} years of age.", topic=_TOPIC)
def runner_age(*, youngest: int, oldest: int) -> Span:
    """Least and most years of age."""
    return youngest, oldest


@rule(
    "INPUT-2",
    says="A run takes from {fastest_run:pace} to {slowest_run:pace} over its whole length.",
    topic="recording",
)
def pace_of_a_run(*, fastest_run: float, slowest_run: float) -> Span:
    """Fastest and slowest pace, s/km: the same that a recording is believed with."""
    return fastest_run, slowest_run


@rule("INPUT-3", says="A race is from {race_shortest:distance} to {race_longest:distance} long.", topic=_TOPIC)
def race_distance(*, race_shortest: int, race_longest: int) -> Span:
    """Shortest and longest race, metres."""
    return race_shortest, race_longest


@rule("INPUT-4", says="A race is at most {race_horizon:days} away.", topic=_TOPIC)
def race_day(*, race_horizon: int) -> int:
    """Most days until race day."""
    return race_horizon


@rule("INPUT-5", says="A target is no faster than the fastest anyone could hope for.", topic=_TOPIC)
def target_time(*, target_growth: float) -> float:
    """Power of distance by which the fastest pace grows beyond a mile."""
    return target_growth


@rule("INPUT-6", says="A heart beats as often as hearts do, at rest, on a run and at most.", topic=_TOPIC)
def heart_rates(*, heart_rate: Mapping[str, tuple[float, float]]) -> dict[str, Span]:
    """Least and most beats a minute: ``max``, ``resting`` and ``average`` of an outing."""
    return {name: (pair[0], pair[1]) for name, pair in heart_rate.items()}


@rule("INPUT-7", says="An outing takes at most {outing_hours} hours and {outing_distance} km.", topic=_TOPIC)
def outing(*, outing_hours: float, outing_distance: float) -> tuple[float, float]:
    """Most seconds and metres of one outing of any sport."""
    return outing_hours * 3600, outing_distance * 1000


@rule(
    "INPUT-8",
    says="A week has at most {weekly_distance} km of running, a run {longest_recent} km, and a day {day_hours} hours.",
    topic=_TOPIC,
)
def habits(*, weekly_distance: float, longest_recent: float, day_hours: float) -> tuple[float, float, float]:
    """Most metres a week, most metres of a single run, most seconds for training a day."""
    return weekly_distance * 1000, longest_recent * 1000, day_hours * 3600


@rule("INPUT-9", says="A course climbs at most {climb} m.", topic=_TOPIC)
def course(*, climb: float) -> float:
    """Most metres of climb."""
    return climb


@rule("INPUT-10", says="A drift is from {low} to {high} %.", shows=("low", "high"), topic=_TOPIC)
def late_drift(*, drift: tuple[float, float]) -> Span:
    """Least and most percent by which the heart can have worked harder late in a run."""
    return drift[0], drift[1]


@rule("INPUT-11", says="A pair of shoes comes with at most {shoe_distance} km.", topic=_TOPIC)
def shoe(*, shoe_distance: float) -> float:
    """Most metres that shoes can have run before."""
    return shoe_distance * 1000


@rule(
    "INPUT-12",
    says="An exercise has at most {exercise_sets} sets of {exercise_reps} repeats, with at most {exercise_load} kg.",
    topic=_TOPIC,
)
def exercise(*, exercise_load: float, exercise_sets: int, exercise_reps: int) -> tuple[float, int, int]:
    """Most grams, sets and repeats of an exercise."""
    return exercise_load * 1000, exercise_sets, exercise_reps


@rule(
    "INPUT-13",
    says="A stretch of a run takes {fastest_stretch:pace} or more, and is at most {stretch_share:percent} of it long.",
    topic=_TOPIC,
)
def stretches(*, fastest_stretch: float, stretch_share: float) -> tuple[float, float]:
    """Fastest pace (s/km) of the shortest stretch, and the longest one as a share of its outing."""
    return fastest_stretch, stretch_share


@functools.lru_cache(maxsize=8)
def limits(book: Book) -> Limits:
    """All limits together, as this book has them."""
    hearts = heart_rates(book)
    time, metres = outing(book)
    week, longest, day = habits(book)
    load, sets, reps = exercise(book)
    stretch = stretches(book)
    return Limits(
        age=runner_age(book),
        run_pace=pace_of_a_run(book),
        race_distance=race_distance(book),
        race_horizon=race_day(book),
        target_growth=target_time(book),
        max_hr=hearts["max"],
        resting_hr=hearts["resting"],
        average_hr=hearts["average"],
        outing_time=time,
        outing_distance=metres,
        weekly_distance=week,
        longest_recent=longest,
        day_time=day,
        climb=course(book),
        drift=late_drift(book),
        fastest_stretch=stretch[0],
        stretch_share=stretch[1],
        shoe_distance=shoe(book),
        exercise_load=load,
        exercise_sets=sets,
        exercise_reps=reps,
    )
