"""Habits beside running, week by week: strength, mobility, sleep, notes on food (RETURN-19).

Nothing here is stored twice: sleep stands in check-ins, and strength in the outings and sessions that were done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from statistics import median_low

import msgspec

from surefoot.diary._schema import HABITS
from surefoot.diary.dates import monday_of
from surefoot.diary.memory import Memory
from surefoot.diary.rules.habits.lately import weeks_shown
from surefoot.rulebook import Because, Book, explain
from surefoot.units import Seconds

_WEEK = dt.timedelta(days=7)
#: Kinds of planned sessions that are a habit of the same or of another name.
_SESSIONS = {"strength": "strength", "plyometrics": "strength", "mobility": "mobility", "rehab": "rehab"}
_SPORTS = {"strength": "strength", "walk": "walking"}


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A note on a habit, with the entry that says so."""

    entry: int
    habit: str
    date: dt.date
    note: str


class HabitWeek(msgspec.Struct, frozen=True, kw_only=True):
    """A week from its Monday: days with each habit, the middle of the nights' sleep, and notes.

    ``days`` has every habit; ``sleep_s`` is None where no night was told, ``nights`` how many were.
    """

    start: dt.date
    days: dict[str, tuple[dt.date, ...]]
    sleep_s: Seconds | None
    nights: int
    notes: tuple[Noted, ...]


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """The last weeks, the oldest first, and a sentence on them."""

    weeks: tuple[HabitWeek, ...]
    because: Because


def habits(memory: Memory, today: dt.date, book: Book) -> Habits:
    """The habits of the weeks up to a day."""
    days = habit_days(memory)
    first = monday_of(today) - (weeks_shown(book) - 1) * _WEEK
    weeks = tuple(_week(memory, first + number * _WEEK, days) for number in range(weeks_shown(book)))
    counts = {name: sum(len(week.days[name]) for week in weeks) for name in ("strength", "mobility")}
    return Habits(weeks=weeks, because=explain(weeks_shown.because(**counts), book, memory.units))


def habit_days(memory: Memory) -> Mapping[str, frozenset[dt.date]]:
    """Days with each habit: ticked, done as a planned session, written down, or recorded as an outing."""
    found: dict[str, set[dt.date]] = {name: set() for name in HABITS}
    for habit, date in (*_ticked(memory), *_done(memory), *_logged(memory), *_recorded(memory)):
        found[habit].add(date)
    return {name: frozenset(days) for name, days in found.items()}


def _ticked(memory: Memory) -> Iterable[tuple[str, dt.date]]:
    return ((noted.habit, noted.date) for noted in memory.habits.values() if noted.habit in HABITS)


def _done(memory: Memory) -> Iterable[tuple[str, dt.date]]:
    """Planned sessions that were said to be done, by the kind in their name: "2027-W01-strength-2"."""
    kinds = ((session.split("-")[2:3], date) for session, date in memory.done.items())
    return ((_SESSIONS[kind[0]], date) for kind, date in kinds if kind and kind[0] in _SESSIONS)


def _logged(memory: Memory) -> Iterable[tuple[str, dt.date]]:
    """Strength and plyometrics that were written down exercise by exercise."""
    return ((_SESSIONS[done.kind], done.date) for done in memory.strength.values())


def _recorded(memory: Memory) -> Iterable[tuple[str, dt.date]]:
    done = (outing.activity for outing in memory.outings.values())
    return ((_SPORTS[one.sport], one.date) for one in done if one.sport in _SPORTS)


def _week(memory: Memory, start: dt.date, days: Mapping[str, frozenset[dt.date]]) -> HabitWeek:
    end = start + _WEEK
    nights: dict[dt.date, Seconds] = {}
    for told in memory.check_ins.values():
        if told.sleep is not None and start <= told.date < end:
            nights[told.date] = told.sleep
    notes = (
        Noted(entry=number, habit=one.habit, date=one.date, note=one.note)
        for number, one in memory.habits.items()
        if one.note and start <= one.date < end
    )
    return HabitWeek(
        start=start,
        days={name: tuple(sorted(day for day in found if start <= day < end)) for name, found in days.items()},
        sleep_s=median_low(nights.values()) if nights else None,
        nights=len(nights),
        notes=tuple(sorted(notes, key=lambda one: (one.date, one.entry))),
    )
