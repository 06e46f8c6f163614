"""How fit a log shows its runner to be, in the numbers that the runner's plan is made with."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.coach.setting import set_up
from surefoot.coach.trials import effort_kinds
from surefoot.diary.activity import Activity
from surefoot.diary.dates import age_on
from surefoot.diary.plan import Fitness
from surefoot.diary.scenario import Runner, Scenario
from surefoot.physiology.prediction import predict_from_index
from surefoot.physiology.zones import Kind, hr_range, max_heart_rate
from surefoot.rulebook import Book
from surefoot.services.forecasting import USUAL, Forecast, told
from surefoot.services.planning import Planner

_ZONES: tuple[Kind, ...] = ("easy", "marathon", "threshold", "interval")


class FitnessAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """How fit, what pace and heart rate each kind of running has, and what all that rests on.

    ``fitness`` is None where nothing in the log tells. ``zones`` are beats a minute, least and most;
    ``max_hr`` is the one that they are counted from, ``max_hr_known`` whether the runner gave it. ``races`` are those
    of the log and the trials of its plan; ``predictions`` what the newest of them speak for, mile to marathon.
    """

    today: dt.date
    fitness: Fitness | None
    zones: dict[str, tuple[int, int]]
    max_hr: int | None
    max_hr_known: bool
    races: tuple[Activity, ...]
    predictions: tuple[Forecast, ...] = ()


def fitness(planner: Planner, scenario: Scenario) -> FitnessAnswer:
    """How fit the log of a scenario shows its runner to be, as the plan of the same scenario has it."""
    plan = planner.plan(scenario)
    book = planner.book.overlaid(scenario.overlay)
    highest = _highest_heart_rate(scenario.runner, scenario.today, book)
    kinds = effort_kinds(scenario, book)
    activities = zip(scenario.log.activities, kinds, strict=True)
    races = tuple(activity for activity, kind in activities if kind != "training" and activity.distance)
    return FitnessAnswer(
        today=scenario.today,
        fitness=plan.fitness,
        zones=_zones(book, scenario.runner, highest),
        max_hr=highest,
        max_hr_known=scenario.runner.max_hr is not None,
        races=races,
        predictions=_predictions(scenario, book),
    )


def _predictions(scenario: Scenario, book: Book) -> tuple[Forecast, ...]:
    """Times over the usual distances, as the scenario's plan reckons with them; none where no race or trial speaks."""
    setting = set_up(scenario, book)
    if setting.fitness is None or setting.fitness.basis != "race":
        return ()
    weekly = setting.state.habit_week or None
    found = (predict_from_index(book, setting.fitness, weekly, distance) for distance in USUAL)
    return tuple(told(book, prediction, scenario.units) for prediction in found)


def _highest_heart_rate(runner: Runner, today: dt.date, book: Book) -> int | None:
    """The runner's own, else the usual one of the age, else none."""
    if runner.max_hr is not None or runner.birth_date is None:
        return runner.max_hr
    return round(max_heart_rate(book, age_on(runner.birth_date, today)))


def _zones(book: Book, runner: Runner, highest: int | None) -> dict[str, tuple[int, int]]:
    if highest is None:
        return {}
    return {kind: hr_range(book, kind, highest, runner.resting_hr) for kind in _ZONES}
