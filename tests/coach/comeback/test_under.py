"""What a plan keeps under after an injury, and for how long (RETURN-2, RETURN-3)."""

from __future__ import annotations

from typing import Any

from surefoot.coach.cause import Cause, Load
from surefoot.coach.comeback.under import NOTHING, Lesson, kept_under, lessons
from surefoot.coach.ledger import Ledger
from surefoot.coach.setting import Setting
from tests.coach.builders import DAY, ago, book, injury, setting, weekly, word
from tests.coach.comeback.helpers import back, before, born, only

MINE = {"tissue": "muscle"}
LOAD = Load(weeks=3.0, week=30_000.0, longest=10_000, runs=9, hard=3, hard_in_a_row=1)


def settle(**log: Any) -> Setting:
    return setting(before(20), log={"injuries": (injury("left calf", 20, **MINE),), **log})


def lesson(until: int | None = DAY + 30, **caps: Any) -> Lesson:
    one = only(settle().way.standings)
    cause = Cause(onset=DAY - 20, recent=LOAD, before=LOAD, spikes=(), verdict="both", **caps)
    return Lesson(one, cause, until)


def test_an_injury_is_worked_on_for_four_times_as_long_as_it_lasted() -> None:
    (found,) = settle(clearances=(back("it", 10),)).lessons
    assert found.until == DAY - 10 + 4 * 10
    assert settle(clearances=(back("it", 10),)).under.until == found.until


def test_while_it_is_not_cleared_there_is_no_end_yet() -> None:
    (found,) = settle().lessons
    assert found.until is None
    assert settle().under == NOTHING


def test_what_was_resolved_counts_from_that_day() -> None:
    (found,) = settle(injuries=(injury("left calf", 20, resolved=ago(15), **MINE),)).lessons
    assert found.until == DAY - 15 + 4 * 5


def test_a_birth_teaches_nothing() -> None:
    found = settle(injuries=(), clearances=(word("birth", 1),), **born(100))
    assert (len(found.way.standings), found.lessons) == (1, ())


def test_the_log_says_what_led_to_it() -> None:
    more = [*weekly(20, weeks=26, off=42), *weekly(45, weeks=6, off=21)]
    (found,) = setting(more, log={"injuries": (injury("left calf", 20, **MINE),)}).lessons
    assert found.cause.verdict == "too_much_volume"
    assert found.cause.onset == DAY - 20


def test_lessons_of_no_case_are_none() -> None:
    assert lessons((), Ledger(book()), (), book()) == ()


def test_of_several_lessons_the_tightest_holds_up_to_the_last_day() -> None:
    found = kept_under([lesson(week_cap=20_000.0, longest_cap=9_000.0), lesson(DAY + 50, week_cap=25_000.0)], DAY)
    assert found == (DAY + 50, 20_000.0, 9_000.0, 1)


def test_lessons_that_are_over_hold_nothing() -> None:
    assert kept_under([lesson(DAY, week_cap=20_000.0), lesson(None, week_cap=10_000.0)], DAY) == NOTHING
    assert kept_under([lesson(DAY + 1)], DAY) == NOTHING._replace(until=DAY + 1, hard=1)
