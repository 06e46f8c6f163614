"""Breaks in running, and the way back from them (engine, stage 4)."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from surefoot.coach.ledger import Ledger
from surefoot.coach.rules.pause.first_run import first_run
from surefoot.coach.rules.pause.habit_memory import gap_memory
from surefoot.coach.rules.pause.is_break import break_limit
from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.rules.pause.return_share import return_share
from surefoot.coach.state import habit, median
from surefoot.rulebook import Book, Reason

#: Breaks that began longer ago than this have no return that still lasts.
_OLDEST = 800


class Pause(msgspec.Struct, frozen=True):
    """A break and its return. ``start`` is the first day of the return; until it is run, the day it may begin."""

    last_run: int
    start: int
    days_off: int
    old_week: int
    old_longest: float
    limit: float
    length: int
    begun: bool

    @property
    def end(self) -> int:
        """The first day after the return."""
        return self.start + self.length

    def share(self, book: Book, day: int) -> float:
        """Share of the old week that a week beginning on ``day`` may hold."""
        return return_share(book, self.days_off, max(0, day - self.start))

    def ceiling(self, book: Book, day: int) -> float:
        """Metres that a week beginning on ``day`` may hold; no ceiling after the return."""
        return self.share(book, day) * self.old_week if day < self.end else float("inf")

    def single_run(self, book: Book, day: int, recent: float = 0.0) -> float:
        """Metres that a run may have on ``day`` where the last 30 days allow less; 0 after the return.

        ``recent`` is the longest run of those days, in metres.
        """
        share = self.share(book, day)
        return first_run(book, self.days_off, self.old_longest, share, recent) if day < self.end else 0.0


def find_pauses(ledger: Ledger, today: int, book: Book) -> list[Pause]:
    """Breaks whose return is not over on ``today``, oldest first; the last may still be going on."""
    days, shortest = sorted(set(ledger.days)), break_limit(book, 0)
    gaps = ((a, b) for a, b in pairwise(days) if b - a > shortest and b > today - _OLDEST)
    pauses = [pause_between(ledger, a, b, True, book) for a, b in gaps]
    if days and days[-1] < today:
        pauses.append(pause_between(ledger, days[-1], today, False, book))
    return [pause for pause in pauses if pause and (pause.end > today or not pause.begun)]


def pause_between(ledger: Ledger, last: int, first: int, begun: bool, book: Book) -> Pause | None:
    """The break between two days with a run, if it is one; ``begun`` says that the second was run."""
    days_off = first - last
    if days_off <= break_limit(book, 0):
        return None
    limit = break_limit(book, _usual_gap(ledger, last, book))
    if days_off <= limit:
        return None
    _, old_week = habit(ledger, last + 1, book) or (0, 0)
    return Pause(
        last_run=last,
        start=first,
        days_off=days_off,
        old_week=old_week,
        old_longest=ledger.longest(last + 1),
        limit=limit,
        length=return_length(book, days_off),
        begun=begun,
    )


def _usual_gap(ledger: Ledger, last: int, book: Book) -> float:
    start = last - gap_memory(book)
    days = sorted(set(ledger.days[ledger.before(start) : ledger.before(last + 1)]))
    gaps = [float(b - a) for a, b in pairwise(days)]
    return median(gaps) if gaps else 0.0


def tightest(pauses: list[Pause], book: Book, day: int) -> tuple[float, Reason | None]:
    """Ceiling of the week that begins on ``day``, and why; no ceiling where no return lasts."""
    active = [pause for pause in pauses if day < pause.end]
    if not active:
        return float("inf"), None
    pause = min(active, key=lambda p: p.ceiling(book, day))
    reason = return_share.because(
        days=pause.days_off, share=pause.share(book, day), old=pause.old_week, elapsed=day - pause.start
    )
    return pause.ceiling(book, day), reason


def first_run_on(pauses: list[Pause], book: Book, day: int, recent: float = 0.0) -> float:
    """Metres that a run may have on a day of a return, where the last 30 days allow less; 0 on other days."""
    if not pauses:
        return 0.0
    return min((pause.single_run(book, day, recent) for pause in pauses if day < pause.end), default=0.0)
