"""A month on paper: each day with what is planned, and what was ticked already (RETURN-19)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

import msgspec

from surefoot.diary.dates import monday_of
from surefoot.diary.folding import remember
from surefoot.diary.habits import habit_days
from surefoot.diary.memory import Memory
from surefoot.diary.outings import is_run
from surefoot.diary.plan import Session
from surefoot.services.daily import Current, current_of
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.services.ports import House

#: What a day has a box for beside its sessions.
TICKED = ("strength", "mobility")
_ONE_DAY = dt.timedelta(days=1)


class Ticks(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the month: its sessions, whether it was run, and the habits that were ticked."""

    date: dt.date
    sessions: tuple[Session, ...]
    ran_m: int = 0
    runs: int = 0
    ticked: tuple[str, ...] = ()


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A month, as "2027-01": its weeks from Monday to Sunday, None for days of other months."""

    name: str
    first: dt.date
    weeks: tuple[tuple[Ticks | None, ...], ...]
    units: str
    today: dt.date


def month_of(house: House, today: dt.date, name: str | None = None, units: str | None = None) -> Month:
    """A month with its plan, where the plan reaches so far. Raises :class:`Refusal` for what is no month."""
    first = _first(name, today)
    entries = house.log.entries()
    found, memory = current_of(entries, today, house.planner, units), remember(entries, today)
    days = _days(found, memory, first)
    start = monday_of(first)
    last = max(days)
    weeks = []
    while start <= last:
        weeks.append(tuple(days.get(start + number * _ONE_DAY) for number in range(7)))
        start += 7 * _ONE_DAY
    return Month(
        name=f"{first.year}-{first.month:02}", first=first, weeks=tuple(weeks), units=found.plan.units, today=today
    )


def _first(name: str | None, today: dt.date) -> dt.date:
    if name is None:
        return today.replace(day=1)
    given = re.fullmatch(r"([0-9]{4})-([0-9]{2})", name)
    if given is None or not 1 <= int(given[2]) <= 12 or int(given[1]) == 0:
        raise Refusal("--month", name, "this is no month", "write the year and the month, as 2027-01")
    return dt.date(int(given[1]), int(given[2]), 1)


def _days(found: Current, memory: Memory, first: dt.date) -> dict[dt.date, Ticks]:
    planned = {day.date: day.sessions for day in found.plan.days}
    habits = habit_days(memory)
    done: dict[dt.date, list[int]] = {}
    for outing in memory.outings.values():
        if is_run(outing.activity):
            done.setdefault(outing.activity.date, []).append(outing.activity.distance or 0)
    days = (first + number * _ONE_DAY for number in range(calendar.monthrange(first.year, first.month)[1]))
    return {
        day: Ticks(
            date=day,
            sessions=tuple(one for one in planned.get(day, ()) if one.kind != "rest"),
            ran_m=sum(done.get(day, [])),
            runs=len(done.get(day, [])),
            ticked=tuple(name for name in TICKED if day in habits[name]),
        )
        for day in days
    }
