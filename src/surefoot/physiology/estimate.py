"""How fit a runner is on a day: one index with an interval, from races, time trials and training.

Races and time trials are averaged, the newest and best counting most: heat, hills and a jogged
race only ever take away. Training was not all-out, so it can lift the index and never lower it;
and since a watch can slip, one fast stretch alone does not, nor any beyond what the races allow.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from surefoot.physiology.detraining import layoff_factor, layoff_factor_cross_trained
from surefoot.physiology.effort import Effort
from surefoot.physiology.fitness import fitness_index, too_short, valid_race
from surefoot.rulebook import Book, Rule, rule


class Estimate(msgspec.Struct, frozen=True):
    """Fitness index, and the interval that holds it for about 8 in 10 runners.

    ``basis`` is "race" where a race or time trial speaks, "at_least" where there is only training
    (or races too long to tell): then the index is a lower bound, and its interval reaches upwards
    only. ``newest`` is the day of the newest effort; ``efforts`` is how many were used.
    """

    index: float
    low: float
    high: float
    basis: Literal["race", "at_least"]
    newest: dt.date
    efforts: int


class _Reading(msgspec.Struct, frozen=True):
    """What one effort says: an index, its age in days, its day, its outing where others may be of the same."""

    index: float
    age: int
    date: dt.date
    outing: int | None = None


class _Readings(msgspec.Struct, frozen=True):
    """Races on the formula's ground, races too long for it, and training: the last two say "at least"."""

    races: list[_Reading] = []
    long_races: list[_Reading] = []
    training: list[_Reading] = []


@rule(
    "FITNESS-6",
    topic="fitness",
    says="Your newest and best races count most: half for every {evidence_half_life:days} of age, and half for "
    "every {evidence_halving_below_best:percent} under your best.",
)
def evidence_weight(
    age: float, shortfall: float, *, evidence_half_life: float, evidence_halving_below_best: float
) -> float:
    """Weight of a race that is ``age`` days old and falls short of the best index by this share."""
    halvings = age / evidence_half_life + shortfall / evidence_halving_below_best
    return float(2.0**-halvings)


@rule("FITNESS-7", topic="fitness", says="Races of the last {evidence_window:days} count.")
def race_counts(age: int, *, evidence_window: int) -> bool:
    """Whether a race that is ``age`` days old still says something."""
    return 0 <= age <= evidence_window


@rule("FITNESS-8", topic="fitness", says="Fast stretches in training count as at least, for {training_window:days}.")
def training_counts(age: int, *, training_window: int) -> bool:
    """Whether a stretch of training that is ``age`` days old still lifts the index."""
    return 0 <= age <= training_window


@rule("FITNESS-9", topic="fitness", says="The fewer and older the races, the wider the interval of your fitness index.")
def interval_shares(
    races: float,
    age: float,
    *,
    interval_low: float,
    interval_high: float,
    interval_growth: float,
    evidence_half_life: float,
) -> tuple[float, float]:
    """How far the interval reaches down and up, as shares of the index.

    ``races`` is the number of races that the weights amount to, ``age`` that of the newest in days.
    """
    aged = interval_growth * age / evidence_half_life
    return interval_low / math.sqrt(races) + aged, interval_high / math.sqrt(races) + aged


@rule(
    "FITNESS-10",
    topic="fitness",
    says="Your training shows at least this fitness index; it may be up to {training_interval_high:percent} higher. "
    "A race or time trial will tell.",
)
def training_share(*, training_interval_high: float) -> float:
    """How far the interval reaches up where only training is known, as a share of the index."""
    return training_interval_high


@rule(
    "FITNESS-11",
    topic="fitness",
    says="A fast stretch in training counts once {training_support} have been as fast: one may be a slip of the watch.",
)
def supported(indices: Sequence[float], *, training_support: int) -> float:
    """The highest index that so many outings have reached in training; 0 where there are too few."""
    ranked = sorted(indices, reverse=True)
    return ranked[training_support - 1] if len(ranked) >= training_support else 0.0


def estimate_fitness(book: Book, efforts: Iterable[Effort], today: dt.date) -> Estimate | None:
    """Fitness index as of ``today``; None where nothing says anything about it.

    Efforts after ``today`` are left out, so are those too short for endurance, and races and
    training that are too old. Races longer than the formula's ground count as "at least". Of the
    training efforts of one outing the best one speaks.
    """
    readings = _read(book, efforts, today)
    training = _best_of_each_outing(readings.training)
    trained = supported(book, [reading.index for reading in training])
    long = max((reading.index for reading in readings.long_races), default=0.0)
    if readings.races:
        return _from_races(book, readings.races, long, trained)
    bound = max(trained, long)
    if not bound:
        return None
    used = [*training, *readings.long_races]
    high = bound * (1 + training_share(book))
    return Estimate(bound, bound, high, "at_least", max(reading.date for reading in used), len(used))


def after_layoff(book: Book, estimate: Estimate, days_off: float, *, cross_trained: bool = False) -> Estimate:
    """The estimate after so many days without running. Index and interval take the same factor."""
    law: Rule[float] = layoff_factor_cross_trained if cross_trained else layoff_factor
    factor = law(book, days_off)
    index, low, high = (factor * value for value in (estimate.index, estimate.low, estimate.high))
    return msgspec.structs.replace(estimate, index=index, low=low, high=high)


def _read(book: Book, efforts: Iterable[Effort], today: dt.date) -> _Readings:
    found, counts = _Readings(), {True: race_counts.of(book), False: training_counts.of(book)}
    for effort in efforts:
        age = (today - effort.date).days
        if not counts[effort.all_out](age) or too_short(book, effort.seconds):
            continue
        if index := _index(book, effort):
            all_out = found.races if valid_race(book, effort.seconds) else found.long_races
            (all_out if effort.all_out else found.training).append(_Reading(index, age, effort.date, effort.outing))
    return found


def _best_of_each_outing(readings: Sequence[_Reading]) -> list[_Reading]:
    """One reading an outing: a slip of the watch, or a short course, is in all stretches of its run alike."""
    alone = [reading for reading in readings if reading.outing is None]
    best: dict[int, _Reading] = {}
    for reading in readings:
        if reading.outing is not None and reading.index > getattr(best.get(reading.outing), "index", 0.0):
            best[reading.outing] = reading
    return [*alone, *best.values()]


def _index(book: Book, effort: Effort) -> float | None:
    """Fitness index of an effort; None where it was too slow for one."""
    try:
        return fitness_index(book, effort.distance, effort.seconds)
    except ValueError:
        return None


def _from_races(book: Book, races: Sequence[_Reading], long: float, trained: float) -> Estimate:
    """From races, lifted by a longer one or by training; by training no further than their interval reaches."""
    best = max(reading.index for reading in races)
    weights = [evidence_weight(book, reading.age, 1 - reading.index / best) for reading in races]
    total = math.fsum(weights)
    mean = math.fsum(w * reading.index for w, reading in zip(weights, races, strict=True)) / total
    amounts_to = total * total / math.fsum(w * w for w in weights)
    newest = max(races, key=lambda reading: reading.date)
    down, up = interval_shares(book, amounts_to, newest.age)
    bound = max(long, min(trained, mean * (1 + up)))
    index = max(mean, bound)
    return Estimate(index, max(bound, index * (1 - down)), index * (1 + up), "race", newest.date, len(races))
