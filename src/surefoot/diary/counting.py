"""What a log adds up to, told without pressure: runs, weeks that went as planned, distances climbed (SHORT-7).

Every run counts, whatever its pace or distance. There are no days or weeks in a row here: a break takes nothing away.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.dates import monday_of
from surefoot.diary.memory import Memory
from surefoot.diary.outings import is_run
from surefoot.diary.plan import Plan
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


class Outline(NamedTuple):
    """Of an accepted plan: the entry that says so, the day that it was made on, and its days with a run in order."""

    entry: int
    begins: dt.date
    runs: tuple[dt.date, ...]


class Tally(NamedTuple):
    """Runs and planned runs of each week by its Monday, and the day of the first run of each rung by its name."""

    runs: Mapping[dt.date, int]
    planned: Mapping[dt.date, int]
    first: Mapping[str, dt.date]


def counted(memory: Memory, book: Book) -> Counted:
    """What a memory's runs add up to, in its runner's units."""
    runs = [activity for activity in memory.activities() if is_run(activity)]
    tally = Tally(by_week(run.date for run in runs), planned_by_week(outlines(memory)), _first(runs, book))
    return added_up(tally, book, memory.units)


def added_up(tally: Tally, book: Book, units: str) -> Counted:
    """What a tally says, in either unit."""
    done, planned = tally.runs, tally.planned
    begun = {monday: many for monday, many in planned.items() if monday <= max(done, default=dt.date.min)}
    runs, weeks_kept = sum(done.values()), sum(week_kept(book, done.get(day, 0), many) for day, many in begun.items())
    told = [every_run.because(runs=runs, weeks=len(done))] if runs else []
    told += [week_kept.because(kept=weeks_kept)] if weeks_kept else []
    return Counted(
        runs=runs,
        weeks=len(done),
        weeks_planned=len(begun),
        weeks_kept=weeks_kept,
        climbed=_climbed(tally.first, book, units),
        because=tuple(explain(reason, book, units) for reason in told),
    )


def outlines(memory: Memory) -> list[Outline]:
    """The plans that were accepted, in order, each as it last stood."""
    plans = (*memory.stood, *([memory.standing] if memory.standing else []))
    return [outline(accepted.entry, accepted.plan) for accepted in plans]


def outline(entry: int, plan: Plan) -> Outline:
    """Of a plan what counting needs."""
    return Outline(entry, plan.today, tuple(day.date for day in plan.days if any(s.running for s in day.sessions)))


def planned_by_week(plans: Sequence[Outline]) -> Mapping[dt.date, int]:
    """Planned runs of each week by its Monday, of each plan until the next one took its place."""
    ends = [plan.begins for plan in plans[1:]] + [dt.date.max]
    return by_week(date for plan, until in zip(plans, ends, strict=False) for date in plan.runs if date < until)


def by_week(dates: Iterable[dt.date]) -> Mapping[dt.date, int]:
    """How many of some dates each week has, by its Monday."""
    days = Counter(dates)
    found: Counter[dt.date] = Counter()
    for date, many in days.items():
        found[monday_of(date)] += many
    return found


def rung_distances(book: Book) -> Mapping[str, float]:
    """From how many metres on a run reaches each rung of the ladder."""
    numbers = rungs_reached.numbers(book)
    return {name: numbers["rung_share"] * metres for name, metres in numbers["distance_ladder"].items()}


def _first(runs: Iterable[Activity], book: Book) -> Mapping[str, dt.date]:
    """The day of the first run of each distance of the ladder."""
    first: dict[str, dt.date] = {}
    longest = 0
    for run in runs:
        if (run.distance or 0) > longest:  # no other run can be the first of a distance
            longest = run.distance or 0
            first = dict.fromkeys(rungs_reached(book, longest), run.date) | first
    return first


def _climbed(first: Mapping[str, dt.date], book: Book, units: str) -> tuple[Rung, ...]:
    """The rungs that were reached, the shortest first."""
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
