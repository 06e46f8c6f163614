"""Outings of a way back: numbered in order, easy, and, on a ladder, apart and a stage at a time (engine.md 3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.plan_view import Session
from tests.guarantees.quantities import iso

WEEK = 7
APART = 2  # days from one stage to the next: never on following days
OUTINGS_MOST = 4  # in any seven days on a ladder
STAGES_MOST = 2  # up in any seven days
TIMES_LEAST = 2  # of a stage before the next


def check_attempts(case: Case) -> Iterator[str]:
    """Attempts count up one by one, and are easy running."""
    attempts = [session for session in case.plan.running if session.attempt]
    for one, other in pairwise(attempts):
        if other.attempt["number"] != one.attempt["number"] + 1:
            yield f"attempt: {other.label} is number {other.attempt['number']} after {one.attempt['number']}"
    for session in attempts:
        if session.hard or session.kind not in tables.KINDS_OF_ATTEMPTS:
            yield f"attempt: {session.label} on {iso(session.day)} is an outing of the way back"


def check_ladder(case: Case) -> Iterator[str]:
    """On a ladder never on following days, at most four in seven days, each stage twice, at most two up in a week."""
    rungs = [session for session in case.plan.running if session.attempt.get("stage")]
    for one, other in pairwise(rungs):
        if other.day - one.day < APART:
            yield f"attempt: {other.label} on {iso(other.day)}, the day after another stage"
    for session in rungs:
        week = [one for one in rungs if session.day - WEEK < one.day <= session.day]
        if len(week) > OUTINGS_MOST:
            yield f"attempt: {session.label} on {iso(session.day)} is number {len(week)} of the ladder in seven days"
    for ladder in {_ladder(session) for session in rungs}:
        yield from _climbing([session for session in rungs if _ladder(session) == ladder])


def _climbing(rungs: list[Session]) -> Iterator[str]:
    """One stage up at a time, each after two outings at the one before, at most two in seven days."""
    ups: list[int] = []
    highest, times = _stage(rungs[0]), TIMES_LEAST - 1  # it may have been done before
    for session in rungs:
        stage = _stage(session)
        times += stage == highest
        if stage <= highest:
            continue
        if stage > highest + 1 or times < TIMES_LEAST:
            yield f"attempt: {session.label} is stage {stage} after {times} times {highest}"
        ups = [up for up in ups if session.day - up < WEEK] + [session.day]
        if len(ups) > STAGES_MOST:
            yield f"attempt: {session.label} on {iso(session.day)} is {len(ups)} stages up in seven days"
        highest, times = stage, 1


def _ladder(session: Session) -> str:
    return str(session.attempt["stage"]).rpartition("/")[0]


def _stage(session: Session) -> int:
    """Number of a stage; 0 for what comes below the first."""
    last = str(session.attempt["stage"]).rpartition("/")[2]
    return int(last) if last.isdigit() else 0
