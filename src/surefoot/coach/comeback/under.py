"""What a plan keeps under after an injury: its cause, for four times as long as it lasted (RETURN-2, RETURN-3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec

from surefoot.coach.cause import Cause, cause_of
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.horizon import horizon
from surefoot.coach.ledger import WEEK, Ledger
from surefoot.rulebook import Book


class Lesson(msgspec.Struct, frozen=True):
    """An injury's cause, and the day (an ordinal) up to which it is worked on; None while it is not cleared."""

    standing: Standing
    cause: Cause
    until: int | None


class Under(NamedTuple):
    """What holds up to a day: metres of a week and of a run, and hard sessions a week, at most."""

    until: int
    week: float
    longest: float
    hard: int


NOTHING = Under(0, float("inf"), float("inf"), WEEK)


def lessons(
    standings: Iterable[Standing], ledger: Ledger, hard_days: Collection[int], book: Book
) -> tuple[Lesson, ...]:
    """What each injury teaches, births left out."""
    found = []
    for one in standings:
        if one.case.birth:
            continue
        cleared = one.word.cleared if one.progress is not None else one.case.resolved
        until = None if cleared is None else horizon(one.case.onset, cleared, book)
        found.append(Lesson(one, cause_of(ledger, sorted(hard_days), one.case.onset, book), until))
    return tuple(found)


def kept_under(found: Iterable[Lesson], today: int) -> Under:
    """What the plan keeps under, of all lessons that still hold: the tightest of each."""
    holds = [(one.until, one.cause) for one in found if one.until is not None and one.until > today]
    if not holds:
        return NOTHING
    return Under(
        until=max(until for until, _ in holds),
        week=min(cause.week_cap or NOTHING.week for _, cause in holds),
        longest=min(cause.longest_cap or NOTHING.longest for _, cause in holds),
        hard=min(1 if cause.hard_cap is None else min(1, cause.hard_cap) for _, cause in holds),
    )
