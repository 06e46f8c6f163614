"""One small win, where there is one: what was run, never what did not hurt, never days in a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from surefoot.coach.comeback.standing import Standing
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.pause.is_break import break_limit
from surefoot.coach.rules.wins.answers import answers_told
from surefoot.coach.rules.wins.back import first_back
from surefoot.coach.rules.wins.first_mile import first_mile
from surefoot.coach.rules.wins.longest import longest_for_a_while
from surefoot.coach.rules.wins.rest_kept import rest_kept
from surefoot.coach.rules.wins.weeks import weeks_told
from surefoot.coach.setting import Setting, set_up
from surefoot.coach.state import fold
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Reason, explain


def small_win(scenario: Scenario, book: Book) -> Because | None:
    """The best thing to tell today; None where nothing was run lately."""
    reason = _win(scenario, book)
    return explain(reason, book, scenario.units) if reason else None


def _win(scenario: Scenario, book: Book) -> Reason | None:
    injured = bool(scenario.log.injuries or scenario.log.births)
    return (_on_the_way(scenario, book) if injured else None) or _ran(scenario, book)


def _on_the_way(scenario: Scenario, book: Book) -> Reason | None:
    """What is worth telling on a way back: the first mile, rest that was owed and kept, answers given."""
    setting = set_up(scenario, book)
    today, active = setting.state.today, setting.way.active
    if not active:
        return None
    if any(_first_mile(one, setting) for one in active):
        return first_mile.because()
    last = max((one.progress.runs[-1][0] for one in active if one.progress and one.progress.runs), default=today)
    owed = any(one.progress is not None and one.progress.hurt == last for one in active)
    if owed and last < today - 1:
        return rest_kept.because(date=dt.date.fromordinal(last + 1))
    told = {c.date for c in scenario.log.check_ins if c.pain_told and 0 <= (scenario.today - c.date).days < WEEK}
    return answers_told.because(answers=len(told)) if answers_told(book, len(told)) else None


def _first_mile(one: Standing, setting: Setting) -> bool:
    """Whether the last outing, of today or yesterday, was the first with a mile in one go."""
    progress, today = one.progress, setting.state.today
    return progress is not None and progress.first_mile is not None and today - progress.first_mile <= 1


def _ran(scenario: Scenario, book: Book) -> Reason | None:
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
