"""Strength and plyometrics: the next session with what was done last, writing down what was done, and all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from surefoot.coach.exercises import library
from surefoot.diary.entries import Entry, New, StrengthLogged
from surefoot.diary.folding import remember
from surefoot.diary.parts import Document, read_strength
from surefoot.diary.plan import Plan, Session
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.diary.writing import load_text, part_document
from surefoot.services.daily import Current, adapt, current_of
from surefoot.services.looking import EVER
from surefoot.services.refusal import Refusal, nearest
from surefoot.units import Grams

if TYPE_CHECKING:
    from surefoot.services.ports import House

KINDS = ("strength", "plyometrics")


class LastTime(msgspec.Struct, frozen=True, kw_only=True):
    """When and how an exercise was done last."""

    date: dt.date
    done: ExerciseDone


class NextStrength(msgspec.Struct, frozen=True, kw_only=True):
    """The next session of strength or plyometrics; None where none is planned. ``last`` is by the id of an exercise."""

    date: dt.date | None
    session: Session | None
    last: dict[str, LastTime]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A session that was written down, under the number of its entry."""

    id: int
    strength: StrengthDone

    @property
    def document(self) -> Document:
        """The session in the contract's words, under the number of its entry."""
        return {"id": self.id} | part_document(self.strength)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a runner says was done.

    ``exercises`` are documents in the contract's words; ``whole`` says that everything was done as planned, but for
    the exercises that are named. ``session`` and ``kind`` may be left open: the plan's session of the day is meant.
    """

    day: dt.date
    session: str | None = None
    kind: str | None = None
    exercises: tuple[Document, ...] = ()
    whole: bool = False
    rpe: int | None = None
    duration: str | None = None
    note: str = ""


def next_strength(
    house: House, today: dt.date, units: str | None = None, kinds: Sequence[str] = KINDS
) -> tuple[NextStrength, Current]:
    """The next session of these kinds that is not done yet, and the plan that it stands in."""
    found = current_of(house.log.entries(), today, house.planner, units)
    coming = ((day.date, s) for day in found.plan.days for s in day.sessions if s.kind in kinds and day.date >= today)
    date, session = next(coming, (None, None))
    last = _last_times(found.scenario.log.strength)
    named = set(exercises_of(session)) if session else set()
    return NextStrength(date=date, session=session, last={e: last[e] for e in sorted(named & last.keys())}), found


def _last_times(done: Iterable[StrengthDone]) -> dict[str, LastTime]:
    return {one.exercise: LastTime(date=session.date, done=one) for session in done for one in session.exercises}


def exercises_of(session: Session) -> dict[str, ExerciseDone]:
    """The exercises of a planned session as if they were done as they stand there, by id."""
    found: dict[str, ExerciseDone] = {}
    for repeat in session.steps:
        for step in repeat.steps:
            if step.exercise is not None:
                found[step.exercise] = ExerciseDone(
                    exercise=step.exercise,
                    sets=repeat.times,
                    reps=step.reps,
                    load=None if step.load_kg is None else Grams(round(step.load_kg * 1000)),
                    effort=step.target.effort if step.target else None,
                )
    return found


def log_strength(house: House, told: Told, *, today: dt.date) -> Entry:
    """Write down what was done. Raises :class:`Refusal` for exercises that nobody knows, or a plan without them."""
    known = library(house.planner.book)
    for document in told.exercises:
        if document["exercise"] not in known:
            mend = nearest(document["exercise"], list(known), "docs/exercises.md lists every exercise")
            raise Refusal("--did", document["exercise"], "there is no such exercise in the library", mend)

    def decide(entries: list[Entry]) -> list[New]:
        planned = _planned(entries, told, today, house)
        done = read_strength(_document(told, planned), today)
        return [New(fact=StrengthLogged(strength=done), effective=done.date)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def _document(told: Told, planned: Session | None) -> Document:
    """A session as a document; what was planned fills what was not named, where all of it was done."""
    kind = told.kind or (planned.kind if planned else None) or _kind_of(told.session) or KINDS[0]
    named = {document["exercise"]: document for document in told.exercises}
    if told.whole and planned:
        asked = {name: _exercise(one, told.rpe) for name, one in exercises_of(planned).items()}
        named = asked | named
    document = {
        "date": told.day.isoformat(),
        "kind": kind,
        "session": planned.id if planned else told.session,
        "duration": told.duration,
        "rpe": told.rpe,
        "exercises": list(named.values()),
        "note": told.note or None,
    }
    return {name: value for name, value in document.items() if value is not None}


def _exercise(one: ExerciseDone, effort: int | None) -> Document:
    """An exercise as planned, at the effort that was felt."""
    document: dict[str, Any] = {"exercise": one.exercise, "sets": one.sets, "reps": one.reps}
    document |= {"load": None if one.load is None else load_text(one.load)}
    document |= {"effort": one.effort if effort is None else effort}
    return {name: value for name, value in document.items() if value is not None}


def _kind_of(session: str | None) -> str | None:
    """The kind in a session's id."""
    return next((kind for kind in KINDS if f"-{kind}-" in (session or "")), None)


def _planned(entries: list[Entry], told: Told, today: dt.date, house: House) -> Session | None:
    """The planned session that is meant. Raises :class:`Refusal` where one is needed and there is none."""
    found = _sessions(entries, told.day, today, house)
    if told.session is not None:
        match = next((one for _, one in found if one.id == told.session), None)
    else:
        kinds = KINDS if told.kind is None else (told.kind,)
        match = next((one for date, one in found if date == told.day and one.kind in kinds), None)
    if match is None and told.session is not None and (told.whole or _kind_of(told.session) is None):
        mend = nearest(told.session, [one.id for _, one in found], "`surefoot strength` shows the next one")
        raise Refusal("SESSION", told.session, "no session of strength bears this name", mend)
    if match is None and told.whole:
        mend = 'name what you did: --did "goblet_squat 3x8 16 kg effort 7"'
        raise Refusal("--all", told.day.isoformat(), "no such session is planned for this day", mend)
    return match


def _sessions(entries: list[Entry], day: dt.date, today: dt.date, house: House) -> list[tuple[dt.date, Session]]:
    """Sessions of strength and plyometrics of the plan as it stands, and for days before today as it stood."""
    found = current_of(entries, today, house.planner)
    plans: list[Plan] = [found.plan]
    if found.scenario.accepted_plan is not None:
        plans.append(found.scenario.accepted_plan)
    elif day < today:
        plans.append(current_of([e for e in entries if e.effective <= day], day, house.planner).plan)
    return [(d.date, s) for plan in plans for d in plan.days for s in d.sessions if s.kind in KINDS]


def strength_history(house: House, limit: int | None = None) -> tuple[Written, ...]:
    """Every session that was written down and counts, in the order of days; the newest ``limit`` of them."""
    memory = remember(house.log.entries(), EVER)
    found = sorted(memory.strength.items(), key=lambda one: (one[1].date, one[0]))
    chosen = found if limit is None else found[-limit:]
    return tuple(Written(id=number, strength=done) for number, done in chosen)
