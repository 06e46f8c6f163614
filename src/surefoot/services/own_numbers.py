"""Fitness and predictions of the stored log: what the runner's own runs and races say."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from surefoot.coach.setting import set_up
from surefoot.coach.trials import effort_kinds
from surefoot.diary.plausible import Limits, limits
from surefoot.diary.scenario import Scenario
from surefoot.physiology.estimate import race_counts
from surefoot.physiology.thresholds import HardEffort, still_tells
from surefoot.rulebook import Book
from surefoot.services.daily import Current
from surefoot.services.fitness import FitnessAnswer, fitness
from surefoot.services.forecasting import KnownRace
from surefoot.services.outings import Filter
from surefoot.services.ports import House
from surefoot.units import Metres, Seconds


class OwnRaces(NamedTuple):
    """The races of a log that still say something, and the typical week in metres (None: there is none yet)."""

    races: tuple[KnownRace, ...]
    weekly: Metres | None


def stored_fitness(house: House, current: Current) -> FitnessAnswer:
    """How fit the stored log shows its runner to be on the day of ``current``; heart rates are those measured."""
    book = house.planner.book.overlaid(current.scenario.overlay)
    measured = _measured(house, current.today, book)
    return fitness(house.planner, current.scenario, current.plan, measured)


def own_races(scenario: Scenario, book: Book) -> OwnRaces:
    """What a log has to predict from: its races and trials that can have been run, oldest first."""
    book, bounds = book.overlaid(scenario.overlay), limits(book)
    races = tuple(
        KnownRace(done.distance, done.duration, done.date)
        for done, kind in zip(scenario.log.activities, effort_kinds(scenario, book), strict=True)
        if kind != "training" and done.distance and race_counts(book, (scenario.today - done.date).days)
    )
    weekly = set_up(scenario, book).state.habit_week
    return OwnRaces(tuple(race for race in races if _can_be(race, bounds)), Metres(weekly) if weekly else None)


def _can_be(race: KnownRace, bounds: Limits) -> bool:
    shortest, longest = bounds.race_distance
    fastest, slowest = bounds.fastest_time(race.metres), bounds.slowest_time(race.metres)
    return shortest <= race.metres <= longest and fastest <= race.seconds <= slowest


def _measured(house: House, today: dt.date, book: Book) -> list[HardEffort]:
    """The best stretches of the recordings that still tell of thresholds, with their heart rates."""
    first = today - dt.timedelta(days=still_tells.numbers(book)["evidence_days"])
    which = Filter(from_=first, to=today, sport="run")
    runs = {
        run.originals[0]: run for run in house.log.outings.see(lambda view: tuple(view.kept(which))) if run.originals
    }
    measured = house.measured.many(runs)
    return [
        HardEffort(
            date=runs[key].document.date,
            distance=Metres(round(best.distance)),
            seconds=Seconds(round(best.seconds)),
            avg_hr=best.avg_hr,
            peak_hr=found.analysis.max_hr,
            outing=runs[key].document.id,
        )
        for key, found in measured.items()
        for best in found.analysis.best
    ]
