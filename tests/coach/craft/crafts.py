"""Plans with strength and plyometrics, seen as an outsider reads them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from surefoot.diary.plan import Plan, Session, Step
from surefoot.diary.scenario import Goal
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.units import Grams
from tests.coach.builders import DAY, ago, plan, race, sessions, told, weekly
from tests.coach.seasons import EVERY_DAY

EVEN = told(3, hops="even")


def of_kind(found: Plan, kind: str) -> dict[int, Session]:
    """Sessions of a kind by their day, counted from today."""
    return {date.toordinal() - DAY: session for date, session in sessions(found) if session.kind == kind}


def contacts(session: Session) -> int:
    """Landings of a session."""
    return sum((step.times or 1) * sum(work.contacts or 0 for work in step.steps) for step in session.steps)


def circuits(session: Session) -> int:
    """Rounds of a session of jumps."""
    return next(step.times or 0 for step in session.steps if step.kind == "repeat")


def exercises(session: Session) -> dict[str, tuple[int, Step]]:
    """Sets and step of each exercise of a session, by its id."""
    return {work.exercise: (step.times or 1, work) for step in session.steps for work in step.steps if work.exercise}


def seconds(session: Session) -> int:
    """The time of all steps."""
    return sum((s.times or 1) * sum(w.duration_s or 0 for w in s.steps) or (s.duration_s or 0) for s in session.steps)


def planned(
    *goals: Goal, strength: tuple[StrengthDone, ...] = (), check_ins: Any = (EVEN,), km: float = 50, **others: Any
) -> Plan:
    """A plan of a healthy runner of five runs a week who hops evenly; by default 20 weeks to 10 km."""
    log = {"strength": strength, "check_ins": check_ins}
    return plan(weekly(km, 5), *(goals or (race("10 km", 140),)), log=log, **({"minutes": EVERY_DAY} | others))


class Did(NamedTuple):
    """An exercise in short: sets, repeats, kilograms, effort."""

    exercise: str
    sets: int | None = None
    reps: int | None = None
    kg: float | None = None
    effort: int | None = 8


def did(days_ago: int, *exercises: Did, **others: Any) -> StrengthDone:
    """A session so many days ago."""
    done = tuple(
        ExerciseDone(
            exercise=one.exercise,
            sets=one.sets,
            reps=one.reps,
            load=None if one.kg is None else Grams(round(one.kg * 1000)),
            effort=one.effort,
        )
        for one in exercises
    )
    return StrengthDone(date=ago(days_ago), exercises=done, **others)


def steady_strength(*days_ago: int) -> tuple[StrengthDone, ...]:
    """Strength on some days, nothing more said of it."""
    return tuple(StrengthDone(date=ago(days)) for days in sorted(days_ago, reverse=True))


def jumped(days_ago: int, rounds: int | None, effort: int | None = 6) -> StrengthDone:
    """A session of jumps so many days ago."""
    hops = ExerciseDone(exercise="two_foot_hops", sets=rounds, reps=5, effort=effort)
    return StrengthDone(date=ago(days_ago), kind="plyometrics", exercises=(hops,))


def date_of(day: int) -> dt.date:
    """The date of a day counted from today."""
    return dt.date.fromordinal(DAY + day)
