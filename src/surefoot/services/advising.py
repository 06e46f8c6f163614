"""Advice beside sessions: what each is for in its week, in the shape in which the shells print and send it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from surefoot.diary.plan import Because, Plan, Session
from surefoot.rulebook import Book, explain


class SessionAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """Three sentences about a session in its week, and the rule that says them."""

    why: str
    how: str
    watch_for: str
    because: Because


def session_advice(plan: Plan, date: dt.date, session: Session, book: Book) -> SessionAdvice:
    """What to say of a session that stands on a day of a plan."""
    from surefoot.coach.advice import advice_on  # who only reads the log never waits for the engine

    found = advice_on(plan, date, session.kind, book)
    because = explain(found.reasons[0], book, plan.units)
    return SessionAdvice(why=found.why, how=found.how, watch_for=found.watch_for, because=because)


def advice_by_id(plan: Plan, date: dt.date, sessions: Iterable[Session], book: Book) -> dict[str, SessionAdvice]:
    """The same for several sessions of a day, by their ids."""
    return {session.id: session_advice(plan, date, session, book) for session in sessions}


def openings(plan: Plan, kinds: Iterable[str], book: Book) -> dict[str, str]:
    """Why sessions of these kinds stand in their weeks, by id: each sentence at the first of which it is true."""
    wanted = frozenset(kinds)
    told: dict[str, str] = {}
    for day in plan.days:
        for session in day.sessions:
            if session.kind in wanted:
                said = session_advice(plan, day.date, session, book).why
                told.setdefault(said, session.id)
    return {name: said for said, name in told.items()}
