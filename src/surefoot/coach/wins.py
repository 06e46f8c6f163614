"""One small win, where there is one: what was run, never what did not hurt, never days in a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.pause.is_break import break_limit
from surefoot.coach.rules.wins.back import first_back
from surefoot.coach.rules.wins.longest import longest_for_a_while
from surefoot.coach.rules.wins.weeks import weeks_told
from surefoot.coach.state import fold
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Reason, explain


def small_win(scenario: Scenario, book: Book) -> Because | None:
    """The best thing to tell today; None where nothing was run lately."""
    reason = _win(scenario, book)
    return explain(reason, book, scenario.units) if reason else None


def _win(scenario: Scenario, book: Book) -> Reason | None:
    ledger, today = fold(scenario, book).ledger, scenario.today.toordinal()
    lately = ledger.logged(today + 1 - WEEK * weeks_told(book), today + 1)
    if not ledger.days or today - ledger.days[-1] > 1:
        return _weeks(lately)
    last, metres = ledger.days[-1], ledger.distances[-1]
    before = ledger.before(last)
    gap = last - ledger.days[before - 1] if before else 0
    if gap > break_limit(book, 0):
        return first_back.because(days=gap)
    longer = next((day for day, size in _backwards(ledger.days, ledger.distances, before) if size >= metres), None)
    if longer is not None and longest_for_a_while(book, last - longer):
        return longest_for_a_while.because(distance=metres, since=dt.date.fromordinal(longer))
    return _weeks(lately)


def _backwards(days: list[int], distances: list[int], end: int) -> Iterator[tuple[int, int]]:
    return ((days[at], distances[at]) for at in range(end - 1, -1, -1))


def _weeks(metres: int) -> Reason | None:
    return weeks_told.because(distance=metres) if metres else None
