"""An accepted plan with what the runner decided since: sessions skipped, moved, or done on another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from surefoot.coach.kept import run_of
from surefoot.coach.rules.decided.let_go import let_go
from surefoot.coach.rules.decided.moved import moved
from surefoot.diary.plan import Because, Day, Plan, Session
from surefoot.rulebook import Book, explain

_Days = dict[dt.date, list[Session]]


def with_decisions(plan: Plan, moves: Mapping[str, dt.date], gone: Iterable[str]) -> Plan:
    """The plan with each of ``moves`` (by session) on its new day, and the sessions that are ``gone`` left out.

    A run that moves to a day with a run changes places with it. Drills belong to the run behind them: they move
    with it, and go with it. What a move names and the plan does not hold, or a day that it does not reach,
    changes nothing.
    """
    days: _Days = {day.date: list(day.sessions) for day in plan.days}
    for name, to in moves.items():
        _move(days, name, to)
    out = set(gone)
    return msgspec.structs.replace(
        plan,
        days=tuple(Day(date=date, sessions=_without(found, out)) for date, found in days.items()),
    )


def word_on(book: Book, *, skipped: bool) -> Because:
    """The reason of a session that is not where it was because the runner decided so."""
    return explain((let_go if skipped else moved).because(), book)


def _without(sessions: list[Session], out: set[str]) -> tuple[Session, ...]:
    """The sessions that stay; drills do not stay behind without their run."""
    alone = any(s.running and s.id in out for s in sessions)
    return tuple(s for s in sessions if s.id not in out and not (alone and s.kind == "drills"))


def _move(days: _Days, name: str, to: dt.date) -> None:
    source = next((date for date, found in days.items() if any(s.id == name for s in found)), None)
    if source is None or to not in days or to == source:
        return
    session = next(s for s in days[source] if s.id == name)
    there = run_of(tuple(days[to])) if session.running else None
    here, back = _with_drills(days[source], session), _with_drills(days[to], there)
    for date, leave, come in ((source, here, back), (to, back, here)):
        days[date] = [s for s in days[date] if s not in leave and s.kind != "rest"] + come
        days[date].sort(key=_order)


def _with_drills(sessions: list[Session], session: Session | None) -> list[Session]:
    """A session, with the drills of its day where it is a run; none for None."""
    if session is None:
        return []
    return [s for s in sessions if s is session or (session.running and s.kind == "drills")]


def _order(session: Session) -> int:
    return 0 if session.kind == "drills" else 1 if session.running else 2
