"""One small win a day: what was run, never what did not hurt, never days in a row."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach import small_win
from surefoot.diary.activity import Activity
from surefoot.diary.plan import Because
from tests.coach.builders import book, run, scenario, weekly


def win(*runs: Activity, units: str = "km") -> Because | None:
    """The win of a log."""
    return small_win(msgspec.structs.replace(scenario(runs), units=units), book())


def test_who_ran_nothing_lately_is_told_nothing() -> None:
    assert win() is None
    assert win(run(40, 8)) is None


def test_the_first_run_after_a_while_is_the_win() -> None:
    found = win(*weekly(40, off=20), run(0, 5))
    assert found is not None
    assert (found.rule, found.text) == ("WIN-3", "Your first run after 20 days: that is how every way back begins.")


def test_the_second_run_after_a_while_is_no_first_one() -> None:
    found = win(*weekly(40, off=20), run(2, 5), run(0, 5))
    assert found is not None
    assert found.rule == "WIN-2"


def test_the_longest_run_for_a_while_says_since_when() -> None:
    found = win(run(60, 20), *(run(day, 8) for day in range(50, 1, -3)), run(0, 15))
    assert found is not None
    assert found.rule == "WIN-1"
    assert found.text == "15.0 km: your longest run since Thu 31 December 2026."


def test_the_longest_run_of_a_few_days_is_no_news() -> None:
    found = win(run(20, 20), *(run(day, 8) for day in range(18, 1, -3)), run(0, 15))
    assert found is not None
    assert found.rule == "WIN-2"


def test_the_longest_run_of_all_is_told_without_a_day_since() -> None:
    found = win(*(run(day, 8) for day in range(50, 1, -3)), run(0, 15))
    assert found is not None
    assert found.rule == "WIN-2"


@pytest.mark.parametrize("ago", [0, 1])
def test_a_run_of_yesterday_is_still_a_win(ago: int) -> None:
    found = win(run(60, 20), *(run(day, 8) for day in range(50, 2, -3)), run(ago, 15))
    assert found is not None
    assert found.rule == "WIN-1"


def test_on_other_days_the_last_weeks_are_told_together() -> None:
    found = win(*(run(day, 10) for day in (30, 27, 20, 10, 3)))
    assert found is not None
    assert (found.rule, found.text) == ("WIN-2", "40.0 km of running in the last 4 weeks.")


def test_the_very_first_run_is_part_of_what_was_run() -> None:
    found = win(run(0, 3))
    assert found is not None
    assert found.text == "3.0 km of running in the last 4 weeks."


def test_a_win_is_told_in_miles_to_who_reads_miles() -> None:
    found = win(run(3, 10), units="mi")
    assert found is not None
    assert found.text == "6.2 mi of running in the last 4 weeks."
