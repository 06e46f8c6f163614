"""What follows from an outing: how long to rest, and whether the next is shorter, the same or longer.

The rows of RETURN-10 to 15; where several hold, the most rest and the shortest win.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from surefoot.coach.comeback.answers import Felt, Report
from surefoot.coach.comeback.cases import Case
from surefoot.coach.rules.comeback.goes_away import soreness_goes_away
from surefoot.coach.rules.comeback.missing import no_answer
from surefoot.coach.rules.comeback.next_day import soreness_next_day
from surefoot.coach.rules.comeback.none import no_pain
from surefoot.coach.rules.comeback.returns import soreness_returns
from surefoot.coach.rules.comeback.stays import soreness_stays
from surefoot.rulebook import Book, Reason

SHORTER, SAME, LONGER = -1, 0, 1
_ON_THE_WAY = ("during", "returns_later")


class Outcome(NamedTuple):
    """Rest days between, the direction of the next outing, and why; ``within``: no soreness above the limit."""

    rest: int
    direction: int
    reason: Reason
    within: bool = True
    score: int = 0

    @property
    def answered(self) -> bool:
        """Whether it was said how the outing felt."""
        return self.reason.rule.id != "RETURN-15"


class Run(NamedTuple):
    """An outing as the table sees it: its day, whether running is every other day, metres without pain so far."""

    day: int
    early: bool
    longest: float


def outcome(run: Run, felt: Felt, case: Case, book: Book, *, stable_is_same: bool = False) -> Outcome:
    """What follows from what was felt of an outing. ``stable_is_same``: a therapist's protocol reads it so."""
    rows = list(_rows(run, felt, case, book, stable_is_same=stable_is_same))
    if not (felt.told and felt.told_next):
        reason = no_answer.because(date=dt.date.fromordinal(run.day))
        rows.append(Outcome(no_answer(book), SAME, reason))
    if not rows:
        return Outcome(no_pain(book, run.early), LONGER, no_pain.because(early=run.early))
    worst = min(rows, key=lambda row: (row.direction, -row.rest))
    scores = [report.score for report in felt.reports]
    return Outcome(
        rest=max(row.rest for row in rows),
        direction=worst.direction,
        reason=max(rows, key=lambda row: (row.rest, -row.direction)).reason if not felt.reports else worst.reason,
        within=max(scores, default=0) <= case.limit,
        score=max(scores, default=0),
    )


def _rows(run: Run, felt: Felt, case: Case, book: Book, *, stable_is_same: bool) -> Iterator[Outcome]:
    if stable_is_same and _stable(felt, case):
        yield _row(soreness_next_day(book), SAME, soreness_next_day, case, max(r.score for r in felt.on))
        return
    for report in felt.reports:
        yield _of(report, run, felt, case, book)


def _of(report: Report, run: Run, felt: Felt, case: Case, book: Book) -> Outcome:
    """The row of one report."""
    if report.score > case.limit or report in felt.later or report.moment == "warmup_stays":
        return _row(soreness_stays(book), SHORTER, soreness_stays, case, report.score)
    if report in felt.next:
        both = any(r.moment not in ("warmup_goes_away", "next_day") for r in felt.on)
        return _returned(case, report, book) if both else _next_day(case, report, book)
    if report.moment == "warmup_goes_away":
        return _row(soreness_goes_away(book, run.longest), SAME, soreness_goes_away, case, report.score)
    if report.moment in _ON_THE_WAY:
        return _returned(case, report, book)
    if report.moment in ("after", "next_day"):
        return _next_day(case, report, book)
    return _row(soreness_stays(book), SHORTER, soreness_stays, case, report.score)


def _returned(case: Case, report: Report, book: Book) -> Outcome:
    return _row(soreness_returns(book), SHORTER, soreness_returns, case, report.score)


def _next_day(case: Case, report: Report, book: Book) -> Outcome:
    return _row(soreness_next_day(book), SAME, soreness_next_day, case, report.score)


def _row(rest: int, direction: int, rule: object, case: Case, score: int) -> Outcome:
    reason = rule.because(score=score, site=case.site, rest=rest)  # type: ignore[attr-defined]
    return Outcome(rest, direction, reason)


def _stable(felt: Felt, case: Case) -> bool:
    """Soreness within the limit that is gone by morning, of one strength."""
    if not felt.on or felt.next or felt.later or not felt.told_next:
        return False
    return max(r.score for r in felt.on) <= case.limit
