"""An accepted plan with what the runner decided since: sessions skipped, moved, or done on another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from surefoot.coach.kept import run_of
from surefoot.diary.plan import Day, Plan, Session

_Days = dict[dt.date, list[Session]]


def with_decisions(plan: Plan, moves: Mapping[str, dt.date], gone: Iterable[str]) -> Plan:
    """The plan with each of ``moves`` (by session) on its new day, and the sessions that are ``gone`` left out.

    A run that moves to a day with a run changes places with it. What a move names and the plan does not hold,
    or a day that it does not reach, changes nothing.
    """
    days: _Days = {day.date: list(day.sessions) for day in plan.days}
    for name, to in moves.items():
        _move(days, name, to)
    out = set(gone)
    return msgspec.structs.replace(
        plan,
        days=tuple(Day(date=date, sessions=tuple(s for s in found if s.id not in out)) for date, found in days.items()),
    )


def _move(days: _Days, name: str, to: dt.date) -> None:
    source = next((date for date, found in days.items() if any(s.id == name for s in found)), None)
    if source is None or to not in days or to == source:
        return
    session = next(s for s in days[source] if s.id == name)
    there = run_of(tuple(days[to])) if session.running else None
    days[source].remove(session)
    if there is not None:
        days[to].remove(there)
        _put(days, source, there)
    _put(days, to, session)


def _put(days: _Days, date: dt.date, session: Session) -> None:
    """Into the order of a day: drills, run, then what follows it; rest gives way."""
    days[date] = [s for s in days[date] if s.kind != "rest"]
    days[date].append(session)
    days[date].sort(key=_order)


def _order(session: Session) -> int:
    return 0 if session.kind == "drills" else 1 if session.running else 2
