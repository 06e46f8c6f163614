"""What follows from an outing: how long to rest, and whether the next is shorter, the same or longer.

The rows of RETURN-10 to 15; where several hold, the most rest and the shortest win.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from surefoot.coach.comeback.answers import Felt, Report
from surefoot.coach.comeback.cases import Case
from surefoot.coach.rules.comeback.goes_away import soreness_goes_away
from surefoot.coach.rules.comeback.missing import no_answer
from surefoot.coach.rules.comeback.next_day import soreness_next_day
from surefoot.coach.rules.comeback.none import no_pain
from surefoot.coach.rules.comeback.returns import soreness_returns
from surefoot.coach.rules.comeback.stays import over_limit, soreness_stays
from surefoot.diary.site import spoken
from surefoot.rulebook import Book, Reason, Rule

SHORTER, SAME, LONGER = -1, 0, 1
_ON_THE_WAY = ("during", "returns_later")
_AFTER = ("after", "next_day")


class Outcome(NamedTuple):
    """Rest days between, the direction of the next outing, and why.

    ``within``: no soreness above the limit; ``answered``: it was said how the outing and the day after felt.
    """

    rest: int
    direction: int
    reason: Reason
    within: bool = True
    score: int = 0
    answered: bool = True


class Run(NamedTuple):
    """An outing as the table sees it: its day, whether running is every other day, metres without pain so far."""

    day: int
    early: bool
    longest: float


def outcome(run: Run, felt: Felt, case: Case, book: Book, *, stable_is_same: bool = False) -> Outcome:
    """What follows from what was felt of an outing. ``stable_is_same``: a therapist's protocol reads it so."""
    rows = list(_rows(run, felt, case, book, stable_is_same=stable_is_same))
    answered = felt.told and felt.told_next
    if not answered:
        rows.append(Outcome(no_answer(book), SAME, no_answer.because(date=dt.date.fromordinal(run.day))))
    if not rows:
        return Outcome(no_pain(book, run.early), LONGER, no_pain.because(early=run.early))
    worst = min(rows, key=lambda row: (row.direction, -row.rest))
    score = max((report.score for report in felt.reports), default=0)
    rest = max(row.rest for row in rows)
    return worst._replace(rest=rest, within=score <= case.limit, score=score, answered=answered)


def _rows(run: Run, felt: Felt, case: Case, book: Book, *, stable_is_same: bool) -> Iterator[Outcome]:
    if stable_is_same and _stable(felt, case):
        yield _row(soreness_next_day, soreness_next_day(book), SAME, case, felt.on[0].score)
        return
    for report in felt.reports:
        yield _of(report, run, felt, case, book)


def _of(report: Report, run: Run, felt: Felt, case: Case, book: Book) -> Outcome:
    """The row of one report."""
    if report.score > case.limit:
        return _row(over_limit, soreness_stays(book), SHORTER, case, report.score)
    if report in felt.later:
        return _row(soreness_stays, soreness_stays(book), SHORTER, case, report.score)
    if report in felt.next:
        lasted = any(r.moment != "warmup_goes_away" for r in felt.on)
        moment = "returns_later" if lasted else "next_day"
    else:
        moment = report.moment
    if moment == "warmup_goes_away":
        return _row(soreness_goes_away, soreness_goes_away(book, run.longest), SAME, case, report.score)
    if moment in _ON_THE_WAY:
        return _row(soreness_returns, soreness_returns(book), SHORTER, case, report.score)
    if moment in _AFTER:
        return _row(soreness_next_day, soreness_next_day(book), SAME, case, report.score)
    return _row(soreness_stays, soreness_stays(book), SHORTER, case, report.score)


def _row(rule: Rule[Any], rest: int, direction: int, case: Case, score: int) -> Outcome:
    return Outcome(rest, direction, rule.because(score=score, site=spoken(case.site), rest=rest, limit=case.limit))


def _stable(felt: Felt, case: Case) -> bool:
    """Soreness within the limit, of one strength all through the outing, and gone by morning."""
    if not felt.on or felt.next or felt.later or not felt.told_next:
        return False
    return len({report.score for report in felt.on}) == 1 and felt.on[0].score <= case.limit
