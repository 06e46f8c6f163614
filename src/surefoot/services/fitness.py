"""How fit a log shows its runner to be, in the numbers that the runner's plan is made with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from surefoot.coach.setting import Setting, set_up
from surefoot.coach.trials import effort_kinds
from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.dates import age_on
from surefoot.diary.outings import is_run
from surefoot.diary.plan import Because, Fitness, Plan
from surefoot.diary.scenario import Runner, Scenario
from surefoot.physiology.agegrade import AGE_GRADE, age_grade
from surefoot.physiology.prediction import predict_from_index
from surefoot.physiology.thresholds import (
    HardEffort,
    Threshold,
    highest_seen,
    threshold_heart_rate,
    threshold_pace,
)
from surefoot.physiology.zones import Kind, hr_range, max_heart_rate
from surefoot.rulebook import Book, Reason, explain
from surefoot.services.forecasting import USUAL, Forecast, told
from surefoot.services.planning import Planner
from surefoot.units import Metres, Seconds

_ZONES: tuple[Kind, ...] = ("easy", "marathon", "threshold", "interval")


class ThresholdAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold with the interval that holds it for about 8 in 10: s/km (``low`` is the faster end) or bpm.

    ``confidence`` is good | fair | poor. Where the log cannot tell, all of these are None, and ``because`` says why
    and what would help; else it says what the threshold follows from, and ``improve`` what would make it surer.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    confidence: str | None = None
    because: tuple[Because, ...]
    improve: Because | None = None


class GradedRace(msgspec.Struct, frozen=True, kw_only=True):
    """A race with its age grade: percent of the best of the same age and sex."""

    date: dt.date
    distance_m: Metres
    time_s: Seconds
    percent: float


class FitnessAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """How fit, what pace and heart rate each kind of running has, and what all that rests on.

    ``fitness`` is None where nothing in the log tells. ``zones`` are beats a minute, least and most;
    ``max_hr`` is the one that they are counted from, ``max_hr_known`` whether the runner gave it, ``max_hr_seen`` the
    highest that several runs have reached. ``races`` are those of the log and the trials of its plan; ``predictions``
    what the newest of them speak for, mile to marathon; ``age_grades`` theirs, where age and sex are known.
    """

    today: dt.date
    fitness: Fitness | None
    zones: dict[str, tuple[int, int]]
    max_hr: int | None
    max_hr_known: bool
    races: tuple[Activity, ...]
    predictions: tuple[Forecast, ...] = ()
    max_hr_seen: int | None = None
    threshold_pace: ThresholdAnswer | None = None
    threshold_hr: ThresholdAnswer | None = None
    age_grades: tuple[GradedRace, ...] = ()
    age_grades_because: Because | None = None


def fitness(
    planner: Planner, scenario: Scenario, plan: Plan | None = None, measured: Sequence[HardEffort] = ()
) -> FitnessAnswer:
    """How fit the log of a scenario shows its runner to be, as the plan of the same scenario has it.

    ``plan`` is that plan where it is made already; ``measured`` are stretches of which more is known than the
    scenario says, such as their heart rates.
    """
    plan = plan or planner.plan(scenario)
    book = planner.book.overlaid(scenario.overlay)
    highest = _highest_heart_rate(scenario.runner, scenario.today, book)
    setting, efforts = set_up(scenario, book), _hard_efforts(scenario, book, measured)
    graded = _graded(scenario, book)
    return FitnessAnswer(
        today=scenario.today,
        fitness=plan.fitness,
        zones=_zones(book, scenario.runner, highest),
        max_hr=highest,
        max_hr_known=scenario.runner.max_hr is not None,
        races=_races(scenario, book),
        predictions=_predictions(setting, book),
        max_hr_seen=highest_seen(book, efforts),
        threshold_pace=_told(threshold_pace(book, setting.fitness, efforts, scenario.today), scenario, book),
        threshold_hr=_told(threshold_heart_rate(book, efforts, scenario.today), scenario, book),
        age_grades=graded,
        age_grades_because=explain(AGE_GRADE.because(), book, scenario.units) if graded else None,
    )


def _races(scenario: Scenario, book: Book) -> tuple[Activity, ...]:
    """Races and trials with a distance."""
    kinds = effort_kinds(scenario, book)
    activities = zip(scenario.log.activities, kinds, strict=True)
    return tuple(activity for activity, kind in activities if kind != "training" and activity.distance)


def _predictions(setting: Setting, book: Book) -> tuple[Forecast, ...]:
    """Times over the usual distances, as the scenario's plan reckons with them; none where no race or trial speaks."""
    if setting.fitness is None or setting.fitness.basis != "race":
        return ()
    weekly = setting.state.habit_week or None
    found = (predict_from_index(book, setting.fitness, weekly, distance) for distance in USUAL)
    return tuple(told(book, prediction, setting.scenario.units) for prediction in found)


def _hard_efforts(scenario: Scenario, book: Book, measured: Sequence[HardEffort]) -> list[HardEffort]:
    """All runs and their best stretches; races and trials were at the limit.

    Where recordings were measured, their stretches speak for training, with their heart rates.
    """
    kinds = effort_kinds(scenario, book)
    found = list(measured)
    for number, (run, kind) in enumerate(zip(scenario.log.activities, kinds, strict=True)):
        raced = kind != "training"
        if is_run(run) and run.running is None and run.distance and (raced or not measured):
            whole = HardEffort(
                date=run.date,
                distance=run.distance,
                seconds=run.duration,
                avg_hr=run.avg_hr,
                all_out=raced,
                outing=number,
            )
            found.append(whole)
        if is_run(run) and not measured:
            found += [_stretch(run, best, number) for best in run.best_efforts]
    return found


def _stretch(run: Activity, best: BestEffort, number: int) -> HardEffort:
    return HardEffort(date=run.date, distance=best.distance, seconds=best.seconds, outing=number)


def _graded(scenario: Scenario, book: Book) -> tuple[GradedRace, ...]:
    """The age grade of each race, where age and sex are known and the tables go so far."""
    birth = scenario.runner.birth_date
    if birth is None:
        return ()
    found = []
    for race in _races(scenario, book):
        metres = race.distance or Metres(0)
        grade = age_grade(book, scenario.runner.sex, age_on(birth, race.date), metres, race.duration)
        if grade is not None:
            percent = round(grade.percent, 1)
            found.append(GradedRace(date=race.date, distance_m=metres, time_s=race.duration, percent=percent))
    return tuple(found)


def _told(found: Threshold | Reason, scenario: Scenario, book: Book) -> ThresholdAnswer:
    """A threshold as it is shown, with its reasons in the runner's units."""
    if isinstance(found, Reason):
        return ThresholdAnswer(because=(explain(found, book, scenario.units),))
    return ThresholdAnswer(
        value=round(found.value, 1),
        low=round(found.low, 1),
        high=round(found.high, 1),
        confidence=found.confidence,
        because=tuple(explain(reason, book, scenario.units) for reason in found.reasons),
        improve=explain(found.improve, book, scenario.units) if found.improve else None,
    )


def _highest_heart_rate(runner: Runner, today: dt.date, book: Book) -> int | None:
    """The runner's own, else the usual one of the age, else none."""
    if runner.max_hr is not None or runner.birth_date is None:
        return runner.max_hr
    return round(max_heart_rate(book, age_on(runner.birth_date, today)))


def _zones(book: Book, runner: Runner, highest: int | None) -> dict[str, tuple[int, int]]:
    if highest is None:
        return {}
    return {kind: hr_range(book, kind, highest, runner.resting_hr) for kind in _ZONES}
