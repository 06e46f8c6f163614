"""What a log adds up to, told without pressure: runs, weeks that went as planned, distances climbed (SHORT-7).

Every run counts, whatever its pace or distance. There are no days or weeks in a row here: a break takes nothing away.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.dates import monday_of
from surefoot.diary.memory import Memory
from surefoot.diary.outings import is_run
from surefoot.diary.rules.counting.every_run import every_run
from surefoot.diary.rules.counting.rungs import rungs_reached
from surefoot.diary.rules.counting.week_kept import week_kept
from surefoot.rulebook import Because, Book, explain


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """A distance of the ladder (metres) and the day of the first run that was as long."""

    name: str
    distance_m: int
    date: dt.date
    because: Because


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What a log adds up to; ``because`` is empty where nothing was run.

    ``weeks`` with a run, Monday to Sunday; ``weeks_planned`` with a planned run, up to that of the last run, and
    ``weeks_kept`` of these.
    """

    runs: int
    weeks: int
    weeks_planned: int
    weeks_kept: int
    climbed: tuple[Rung, ...] = ()
    because: tuple[Because, ...] = ()


def counted(memory: Memory, book: Book) -> Counted:
    """What a memory's runs add up to, in its runner's units."""
    runs = [activity for activity in memory.activities() if is_run(activity)]
    done, planned = _by_week(run.date for run in runs), _by_week(planned_runs(memory))
    begun = {monday: many for monday, many in planned.items() if monday <= max(done, default=dt.date.min)}
    weeks_kept = sum(week_kept(book, done.get(monday, 0), many) for monday, many in begun.items())
    told = [every_run.because(runs=len(runs), weeks=len(done))] if runs else []
    told += [week_kept.because(kept=weeks_kept)] if weeks_kept else []
    return Counted(
        runs=len(runs),
        weeks=len(done),
        weeks_planned=len(begun),
        weeks_kept=weeks_kept,
        climbed=_climbed(runs, book, memory.units),
        because=tuple(explain(reason, book, memory.units) for reason in told),
    )


def planned_runs(memory: Memory) -> Iterable[dt.date]:
    """Days with a run in the plans that were accepted, each until the next one took its place."""
    plans = [accepted.plan for accepted in (*memory.stood, *([memory.standing] if memory.standing else []))]
    ends = [plan.today for plan in plans[1:]] + [dt.date.max]
    for plan, until in zip(plans, ends, strict=False):
        yield from (day.date for day in plan.days if day.date < until and any(s.running for s in day.sessions))


def _by_week(dates: Iterable[dt.date]) -> Mapping[dt.date, int]:
    """How many of some dates each week has, by its Monday."""
    days = Counter(dates)
    found: Counter[dt.date] = Counter()
    for date, many in days.items():
        found[monday_of(date)] += many
    return found


def _climbed(runs: Iterable[Activity], book: Book, units: str) -> tuple[Rung, ...]:
    """The first run of each distance of the ladder."""
    first: dict[str, dt.date] = {}
    longest = 0
    for run in runs:
        if (run.distance or 0) > longest:  # no other run can be the first of a distance
            longest = run.distance or 0
            first = dict.fromkeys(rungs_reached(book, longest), run.date) | first
    metres: Mapping[str, int] = rungs_reached.numbers(book)["distance_ladder"]
    return tuple(
        Rung(
            name=name,
            distance_m=metres[name],
            date=date,
            because=explain(rungs_reached.because(rung=name, date=date), book, units),
        )
        for name, date in sorted(first.items(), key=lambda one: metres[one[0]])
    )
