"""What is worth telling on a way back: a mile, rest that was kept, answers; never zero pain (comeback cases)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.wins import small_win
from tests.coach.builders import ago, book, injury, pain, run, scenario, told
from tests.coach.comeback.helpers import back, before, calm

MINE = {"tissue": "muscle"}


def win(runs: Any = (), **log: Any) -> str | None:
    """The rule of what is told today, on the way back from a calf of a month ago."""
    known = {"injuries": (injury("left calf", 30, **MINE),), "clearances": (back("it", 20),), **log}
    found = small_win(scenario([*before(30), *runs], log=known), book())
    return found.rule if found else None


MILE = {"minutes": 30, "running": 1_800}


@pytest.mark.parametrize(("days", "told_of"), [(0, True), (1, True), (2, False)])
def test_the_first_mile_in_one_go_is_told_on_its_day_and_the_next(days: int, told_of: bool) -> None:
    assert (win([run(days, 6, **MILE)], check_ins=calm(days)) == "WIN-4") is told_of


def test_a_mile_with_walks_in_it_is_none_in_one_go() -> None:
    assert win([run(0, 3, 30, running=600)]) != "WIN-4"


def test_the_second_mile_is_no_first_one() -> None:
    assert win([run(4, 6, **MILE), run(0, 6, **MILE)], check_ins=calm(5)) != "WIN-4"


def test_rest_that_was_owed_and_kept_is_told() -> None:
    hurt = told(3, pain("left calf", 2, "during"))
    walked = run(3, 2, 30, running=300)
    assert win([walked], check_ins=(hurt,)) == "WIN-5"
    assert win([walked, run(1, 2, 30, running=300)], check_ins=(hurt, told(1))) != "WIN-5"
    assert win([run(1, 2, 30, running=300)], check_ins=(told(1, pain("left calf", 2, "during")),)) != "WIN-5"


def test_answers_of_a_week_are_told_whatever_they_were() -> None:
    assert win(check_ins=calm(6)) == "WIN-6"
    hurt = tuple(told(day, pain("left calf", 4, "after")) for day in range(7))
    assert win(check_ins=hurt) == "WIN-6"
    assert win(check_ins=calm(20, 8)) is None


def test_who_is_not_on_a_way_back_is_told_of_the_running() -> None:
    over = (injury("left calf", 60, resolved=ago(50), **MINE),)
    found = small_win(scenario(before(0), log={"injuries": over, "check_ins": calm(6)}), book())
    assert found is not None
    assert found.rule in ("WIN-1", "WIN-2", "WIN-3")
