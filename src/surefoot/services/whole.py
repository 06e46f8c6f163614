"""One outing shown whole: what its recording says, how long it was in each zone, and how much it was.

Zones and load are those of the runner as the log knew them on the day of the outing; what was first told later, such
as the highest heart rate after an import, holds for the days before too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.dates import age_on
from surefoot.diary.entries import Entry
from surefoot.diary.folding import remember
from surefoot.diary.memory import Outing, scenario_of
from surefoot.diary.outings import is_run
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Runner, Scenario
from surefoot.physiology.agegrade import age_grade
from surefoot.physiology.load import Body, Load, effort_load, session_load, time_load, trimp_points
from surefoot.rulebook import Book, explain
from surefoot.services.defaults import default_runner
from surefoot.services.zones import Zones, bounds_of, zones_of

if TYPE_CHECKING:
    from surefoot.analysis import Analysis
    from surefoot.services.planning import Planner


class LoadTold(msgspec.Struct, frozen=True, kw_only=True):
    """How much an outing was, in points of felt effort × minutes, and what that was found by.

    ``method`` is effort | heart_rate | pace | time.
    """

    points: int
    method: str
    because: Because


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """What an outing amounts to; ``analysis`` and ``zones`` are None where no recording tells.

    ``age_grade`` is percent of the best for the age over its distance, of a race alone.
    """

    analysis: Analysis | None
    zones: Zones | None
    load: LoadTold
    age_grade: float | None = None


def whole(entries: Sequence[Entry], outing: Outing, analysis: Analysis | None, planner: Planner, units: str) -> Whole:
    """What an outing of a log amounts to, in texts of either unit."""
    day = outing.activity.date
    memory = remember(entries, day)
    memory.profile = remember(entries, dt.date.max).profile | memory.profile
    book = planner.book.overlaid(memory.overlay)
    scenario = scenario_of(memory, day, default_runner(day))
    told = "birth_date" in memory.profile
    runner = scenario.runner if told else msgspec.structs.replace(scenario.runner, birth_date=None)
    index = _index(scenario, book)
    bounds = bounds_of(runner, day, index, book, units)
    return Whole(
        analysis=analysis,
        zones=zones_of(analysis, bounds) if analysis and is_run(outing.activity) else None,
        load=load_of(outing.activity, runner, index, book, units),
        age_grade=_age_grade(outing.activity, runner, book),
    )


def _index(scenario: Scenario, book: Book) -> float | None:
    """The fitness index that races and trials speak for; training alone says no more than "at least"."""
    from surefoot.coach.setting import set_up

    fitness = set_up(scenario, book).fitness
    return fitness.index if fitness and fitness.basis == "race" else None


def load_of(done: Activity, runner: Runner, index: float | None, book: Book, units: str = "km") -> LoadTold:
    """How much an outing was, by the best that is known of it."""
    body = Body(runner.sex, runner.max_hr, runner.resting_hr, index)
    found = session_load(
        book,
        body,
        done.duration,
        effort=done.rpe,
        heart_rate=done.avg_hr,
        distance=done.distance if is_run(done) else None,
    )
    return LoadTold(points=round(found.points), method=found.method, because=_because(found, done, book, units))


def _because(found: Load, done: Activity, book: Book, units: str) -> Because:
    if found.method == "effort":
        reason = effort_load.because(effort=done.rpe, seconds=done.duration, points=round(found.points))
    else:
        reason = time_load.because() if found.method == "time" else trimp_points.because()
    return explain(reason, book, units)


def _age_grade(done: Activity, runner: Runner, book: Book) -> float | None:
    if not (done.race and done.distance and runner.birth_date and is_run(done)):
        return None
    found = age_grade(book, runner.sex, age_on(runner.birth_date, done.date), done.distance, done.duration)
    return found.percent if found else None
