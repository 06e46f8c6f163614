"""Which line of drills a week has: the simpler one first, the full one after weeks with fast running."""

from __future__ import annotations

import datetime as dt

from surefoot.coach.done import Done
from surefoot.coach.drilling import Drilling
from surefoot.rulebook import load_book

BOOK = load_book()
MONDAY = dt.date(2027, 1, 4).toordinal()
FIRST, FULL = "drills/first_line", "drills/full_line"


def done(*, strides: tuple[int, ...] = (), hard: tuple[int, ...] = ()) -> Done:
    empty = Done(frozenset(), frozenset(), frozenset(), frozenset())
    days = {"strides": frozenset(MONDAY + day for day in strides), "hard": frozenset(MONDAY + day for day in hard)}
    return type(empty)(days["hard"], empty.long, days["strides"], empty.strength)


def lines(drilling: Drilling, weeks: int, every: int = 1) -> list[str]:
    return [drilling.routine(MONDAY + 7 * week + week % 7) for week in range(0, weeks, every)]


def test_a_plan_goes_from_the_simpler_line_to_the_full_one() -> None:
    assert lines(Drilling(done(), MONDAY, BOOK), 6) == [FIRST] * 4 + [FULL] * 2


def test_weeks_without_drills_do_not_count() -> None:
    assert lines(Drilling(done(), MONDAY, BOOK), 10, every=2) == [FIRST] * 4 + [FULL]
    assert lines(Drilling(done(), MONDAY, BOOK), 50, every=6) == [FIRST] * 9


def test_two_days_of_one_week_have_one_line() -> None:
    drilling = Drilling(done(), MONDAY, BOOK)
    assert [drilling.routine(MONDAY + day) for day in (0, 2, 7, 9, 14, 16, 21, 23, 28)] == [FIRST] * 8 + [FULL]


def test_fast_running_in_the_log_counts_a_week_once() -> None:
    three = done(strides=(-6, -4, -20), hard=(-5, -12))
    assert lines(Drilling(three, MONDAY, BOOK), 2) == [FIRST, FULL]


def test_the_week_that_has_begun_is_no_week_before() -> None:
    begun = done(strides=(0, 1, -7, -14, -21))
    assert Drilling(begun, MONDAY + 3, BOOK).routine(MONDAY + 3) == FIRST


def test_what_is_long_ago_is_forgotten() -> None:
    long_ago = done(strides=tuple(range(-7 * 30, -7 * 15, 7)))
    assert lines(Drilling(long_ago, MONDAY, BOOK), 5) == [FIRST] * 4 + [FULL]
