"""Plan, and say why: the engine with the rule book it reads and a memory for what was just asked."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Lock

import msgspec

from surefoot.diary.dates import planned_name
from surefoot.diary.errors import ScenarioError
from surefoot.diary.plan import Because, Plan, Session
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, RulebookError, Source, load_book
from surefoot.services.advising import SessionAdvice, session_advice
from surefoot.services.refusal import Refusal, nearest

KEPT = 8  # plans that a planner remembers; a season weighs about a megabyte


class Planner:
    """Plans scenarios with one rule book, and remembers the last few plans.

    The memory is keyed by the bytes of everything that a plan is a function of: the hash of the rule
    book and the whole scenario. Asked the same again, it gives the same plan without computing.
    ``notes`` say which files of own protocols were refused. Safe to share between threads.
    """

    def __init__(self, book: Book | None = None, kept: int = KEPT, protocols: Path | None = None) -> None:
        """Plan with ``book``, by default the program's own with the protocols of a folder of one's own in it."""
        self.book, self.notes = (book, ()) if book else _with_protocols(protocols)
        self._kept = kept
        self._plans: OrderedDict[bytes, Plan] = OrderedDict()
        self._lock = Lock()

    def plan(self, scenario: Scenario) -> Plan:
        """The plan of a scenario. Raises :class:`ScenarioError` where its overlay does not fit the book."""
        key = input_key(scenario, self.book)
        with self._lock:
            if key in self._plans:
                self._plans.move_to_end(key)
                return self._plans[key]
        plan = self._computed(scenario)
        with self._lock:
            self._plans[key] = plan
            while len(self._plans) > self._kept:
                self._plans.popitem(last=False)
        return plan

    def _computed(self, scenario: Scenario) -> Plan:
        """The engine's plan; it applies the scenario's overlay itself."""
        from surefoot import coach  # commands that only look into the log never wait for the engine

        try:
            return coach.make_plan(scenario, self.book)
        except RulebookError as error:
            raise ScenarioError(f"overlay.{error.key}", error.value, error.message, error.mend) from error


def _with_protocols(folder: Path | None) -> tuple[Book, tuple[str, ...]]:
    """The book with the good protocols of a folder, and a note on each file that is refused."""
    if folder is None or not folder.is_dir():
        return load_book(), ()
    from surefoot.services.protocols import with_own  # who has no protocols never waits for their reader

    book, problems = with_own(load_book(), folder)
    return book, tuple(
        f"{one.file}{f', line {one.line}' if one.line else ''}: {one.message}. {one.mend}" for one in problems
    )


def input_key(scenario: Scenario, book: Book) -> bytes:
    """A digest of all that a plan follows from."""
    return hashlib.sha256(book.hash.encode() + msgspec.msgpack.encode(scenario)).digest()


class WhyNot(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a session does not stand, and the rule that says so.

    ``dearer`` is None where the rule refuses the day; else the day was allowed, and the week would
    have cost that many points more (0: as good, and the stated order decided).
    """

    date: dt.date
    because: Because
    dearer: int | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The trace of one session: its day, its reasons, the sources they name, and why it is on no other day.

    ``advice`` is what it is for in its week; None where a doctor comes first.
    """

    date: dt.date
    session: Session
    because: tuple[Because, ...]
    why_not: tuple[WhyNot, ...]
    sources: dict[str, Source]
    advice: SessionAdvice | None = None


def why(planner: Planner, scenario: Scenario, name: str) -> Why:
    """Why a session is in the plan. ``name`` is its id, or a date: then the first thing to run that day.

    Raises :class:`Refusal` where the plan holds no such session.
    """
    plan = planner.plan(scenario)
    date, session = find_session(plan, name)
    refused = tuple(_why_not(scenario, session.id, planner.book))
    reasons = (*session.because, *(entry.because for entry in refused))
    return Why(
        date=date,
        session=session,
        because=session.because,
        why_not=refused,
        sources=sources_of(reasons, planner.book.sources),
        advice=None if plan.gate.name == "see_a_doctor" else session_advice(plan, date, session, planner.book),
    )


def _why_not(scenario: Scenario, name: str, book: Book) -> Iterator[WhyNot]:
    """The engine's answer about other days."""
    from surefoot import coach

    for answer in coach.why_not(scenario, name, book):
        yield WhyNot(date=answer.date, because=answer.because, dearer=answer.dearer)


def find_session(plan: Plan, name: str) -> tuple[dt.date, Session]:
    """The session of an id, or of a date ("2027-01-04", "today"); a version's id means the session that it belongs to.

    Raises :class:`Refusal` for none.
    """
    date = date_of(name, plan.today)
    if date is not None:
        return date, _session_of_day(plan, date, name)
    sessions = {session.id: (day.date, session) for day in plan.days for session in day.sessions}
    if (planned := planned_name(name)) in sessions:
        return sessions[planned]
    mend = nearest(name, list(sessions), "`surefoot plan --days` shows every session; a date will do as well")
    raise Refusal("session", name, "the plan has no session of this name", mend)


def date_of(name: str, today: dt.date) -> dt.date | None:
    """The day that a name means: a date, or "today"; None for any other."""
    if name == "today":
        return today
    try:
        return dt.date.fromisoformat(name)
    except ValueError:
        return None


def _session_of_day(plan: Plan, date: dt.date, name: str) -> Session:
    """What there is to run that day, else the first thing to do."""
    sessions = [session for day in plan.days if day.date == date for session in day.sessions]
    if not sessions:
        last = plan.days[-1].date if plan.days else plan.today
        mend = f"name another day from {plan.today.isoformat()} to {last.isoformat()}"
        raise Refusal("session", name, "nothing is planned for that day", mend)
    return min(sessions, key=lambda session: not session.running)


def sources_of(reasons: tuple[Because, ...], known: Mapping[str, Source]) -> dict[str, Source]:
    """The sources that reasons name, by key, in order."""
    keys = {read.source for because in reasons for read in because.parameters}
    keys |= {because.source for because in reasons if because.source}
    return {key: known[key] for key in sorted(keys) if key in known}
