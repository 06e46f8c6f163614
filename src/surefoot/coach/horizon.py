"""The 1:4 horizon: until when an injury is worked on after its clearance (engine, stage 3)."""

from __future__ import annotations

import datetime as dt

from surefoot.coach.rules.horizon.worked_on import worked_on
from surefoot.rulebook import Book, Reason


def horizon(onset: int, cleared: int, book: Book) -> int:
    """The day up to which an injury is worked on. Days are ordinals; a clearance before the onset lasts nothing."""
    return cleared + worked_on(book, cleared - onset)


def horizon_reason(onset: int, cleared: int, book: Book) -> Reason:
    """Why until then, with the real dates."""
    first, last, until = map(dt.date.fromordinal, (onset, cleared, horizon(onset, cleared, book)))
    return worked_on.because(lasted=max(0, cleared - onset), onset=first, cleared=last, until=until)
