"""Rehab strength of today: for which place, at which level (RETURN-8)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.setting import Setting
from surefoot.coach.strengthening import level_of, place_of, rehab_for
from surefoot.diary.body import Hold
from tests.coach.builders import ago, injury, pain, plan, run, sessions, setting, told, word
from tests.coach.comeback.helpers import back, before, born, calm, only

MINE = {"tissue": "muscle"}


def settle(strong: tuple[int, ...] = (), **log: Any) -> Setting:
    """A calf of three weeks ago, and strength so many days ago."""
    done = (run(day, None, 20, sport="strength") for day in strong)
    return setting([*before(20), *done], log={"injuries": (injury("left calf", 20, **MINE),), **log})


def level(strong: tuple[int, ...] = (), **log: Any) -> int:
    found = settle(strong, **log)
    return level_of(found, only(found.way.standings))


def test_it_begins_with_the_first_level() -> None:
    assert level() == 0


def test_twice_within_the_limit_is_one_level_up() -> None:
    assert [level((9,), check_ins=calm(20)), level((9, 7), check_ins=calm(20))] == [0, 1]
    assert level((9, 7, 5, 3), check_ins=calm(20)) == 2


def test_over_the_limit_on_the_day_or_the_next_is_one_level_down() -> None:
    hurt = told(2, pain("left calf", 3, "next_day"))
    assert level((9, 7, 3), check_ins=(*calm(20, 3), hurt)) == 0
    within = told(2, pain("left calf", 2, "next_day"))
    assert level((9, 7, 3), check_ins=(*calm(20, 3), within)) == 1


def test_pain_at_another_place_says_nothing_of_this_one() -> None:
    elsewhere = told(2, pain("right knee", 5, "during"))
    assert level((9, 7, 3), check_ins=(*calm(20, 3), elsewhere)) == 1


def test_strength_without_an_answer_and_from_before_does_not_count() -> None:
    assert level((9, 7)) == 0
    assert level((30, 28), check_ins=calm(31)) == 0


def test_the_place_is_the_injurys_and_after_a_birth_the_hip() -> None:
    assert place_of(only(settle().way.standings)) == "left calf"
    birth = setting(before(100), log={**born(100), "clearances": (word("birth", 1),)})
    assert place_of(only(birth.way.standings)) == "hip"


def test_exercises_are_for_the_first_injury_that_is_not_over() -> None:
    over = injury("left knee", 100, id="knee", tissue="kneecap", resolved=ago(50))
    two = settle(injuries=(over, injury("left calf", 20, **MINE)), clearances=(back("it", 1),))
    assert rehab_for(two).title == "Rehab exercises: left calf"
    last = settle(injuries=(over,))
    assert rehab_for(last).title == "Rehab exercises: left knee"


@pytest.mark.parametrize("by", ["runner", "coach"])
def test_in_a_pause_without_an_injury_strength_is_as_it_comes(by: str) -> None:
    found = plan(before(1), log={"holds": (Hold(from_=ago(1), by=by),)})
    titles = {session.title for _, session in sessions(found) if session.kind == "rehab"}
    assert len(titles) == 1
    assert not any("left" in title for title in titles)


def test_as_long_as_an_injury_is_worked_on_its_exercises_stand_for_strength() -> None:
    later = {"injuries": (injury("left calf", 60, resolved=ago(45), **MINE),)}
    found = plan(before(1), log=later)
    end = setting(before(1), log=later).under.until
    assert end == ago(45).toordinal() + 4 * 15
    kinds = {(session.kind, date.toordinal() < end) for date, session in sessions(found)}
    assert ("rehab", True) in kinds
    assert ("strength", False) in kinds
    assert ("rehab", False) not in kinds
