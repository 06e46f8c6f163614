"""Whose word lets running begin, and when it counts (engine, stage 2)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.comeback.cases import cases
from surefoot.coach.comeback.clearing import Clearing, Word
from surefoot.coach.rules.comeback.walking import walking_first
from surefoot.diary.body import Clearance
from tests.coach.builders import DAY, ago, book, injury, scenario, told, word
from tests.coach.comeback.helpers import back, born

#: Days off by which an injury is of each severity.
OFF = {"niggle": 2, "mild": 6, "moderate": 20, "severe": 40}
BY_CHECKS = ("niggle", "mild", "moderate")


def said(*words: Clearance, off: int = 20, checks: Any = (), site: str = "left calf", **others: Any) -> Word:
    """The word of today on an injury so many days ago."""
    hurt = injury(site, off, **{"tissue": "muscle", **others})
    known = scenario(log={"injuries": (hurt,), "clearances": words, "check_ins": checks})
    (case,) = cases(known, book())
    return Clearing(case, known, book()).word(DAY)


def passed(days_ago: int, **others: Any) -> Any:
    return told(days_ago, **{"hops": "even", "walk_30": "normal", "bony_tenderness": False, **others})


@pytest.mark.parametrize("how_bad", OFF)
def test_without_a_word_nothing_is_cleared(how_bad: str) -> None:
    found = said(off=OFF[how_bad])
    assert found.cleared is None
    assert found.missing


@pytest.mark.parametrize("how_bad", BY_CHECKS)
def test_up_to_four_weeks_the_runners_own_checks_are_enough(how_bad: str) -> None:
    assert said(back("it", 1, "self_check"), off=OFF[how_bad]).cleared == DAY - 1
    assert said(checks=(passed(1),), off=OFF[how_bad]).cleared == DAY - 1
    assert said(word("it", 1, "self_check"), off=OFF[how_bad]).cleared is None, "no checks were done"


@pytest.mark.parametrize("how_bad", BY_CHECKS)
@pytest.mark.parametrize(("by", "cleared"), [("physician", True), ("therapist", True), ("coach", False)])
def test_up_to_four_weeks_a_professionals_word_is_enough_too(how_bad: str, by: str, cleared: bool) -> None:
    assert (said(word("it", 1, by), off=OFF[how_bad]).cleared == DAY - 1) is cleared


def test_what_is_missing_is_said_as_it_is() -> None:
    assert "start checks, and enter them" in said(off=6).missing
    assert "or ask a physical therapist" in said(off=20).missing
    assert "A physician or physical therapist clears it" in said(off=40).missing
    assert "after two weeks of walking" in said(word("it", 1), off=40).missing
    assert "plan of your own" in said(off=40, site="left tibia", tissue="bone").missing


HARD = [
    {"off": 40},
    {"off": 5, "surgery": True},
    {"off": 5, "tissue": "bone", "site": "left fibula"},
    {"off": 5, "tissue": "unknown", "site": "left shin"},
]


@pytest.mark.parametrize("how", HARD, ids=["severe", "surgery", "bone", "near bone"])
def test_bone_surgery_and_severe_ask_for_a_professional_and_the_checks(how: dict[str, Any]) -> None:
    assert said(back("it", 1, "physician"), **how).cleared == DAY - 1
    assert said(back("it", 1, "therapist"), **how).cleared == DAY - 1
    assert said(back("it", 1, "coach"), **how).cleared is None
    assert said(back("it", 1, "self_check"), **how).cleared is None
    assert said(word("it", 1), **how).cleared is None, "no checks were done"
    both = word("it", 3), back("it", 2, "self_check")
    assert said(*both, **how).cleared == DAY - 2


def test_check_ins_show_the_walking_of_two_weeks_too() -> None:
    days = walking_first(book())
    allowed = word("it", 30)
    walks = told(days + 1, walk_30="normal"), passed(1)
    assert said(allowed, off=40, checks=walks).cleared == DAY - 1
    assert said(allowed, off=40, checks=(told(days, walk_30="normal"), passed(1))).cleared is None
    assert said(allowed, off=40, checks=(passed(1),)).cleared is None
    hurt = walks[0], told(5, walk_30="pain"), walks[1]
    assert said(allowed, off=40, checks=hurt).cleared is None


@pytest.mark.parametrize(
    "words",
    [
        (back("it", 3, "therapist"),),
        (back("it", 3, "physician"),),
        (back("it", 3, "therapist", "bone"),),
        (back("it", 3, "coach", "bone"), back("it", 3, "physician")),
    ],
)
def test_a_bone_of_high_risk_asks_for_a_physician_and_a_ladder(words: tuple[Clearance, ...]) -> None:
    how = {"site": "left tibia", "tissue": "bone", "aspect": "anterior", "off": 60}
    assert said(*words, **how).cleared is None
    physician, therapist = back("it", 4, "physician"), back("it", 2, "therapist", "bone")
    assert said(physician, therapist, **how).cleared == DAY - 2
    assert said(back("it", 2, "physician", "bone"), **how).cleared == DAY - 2


# ------------------------------------------------------------------ checks


@pytest.mark.parametrize(
    "tests",
    [{"hops": "uneven"}, {"hops": "painful"}, {"walk_30": "limp"}, {"walk_30": "pain"}, {"bony_tenderness": True}],
)
def test_each_check_has_to_be_passed_and_a_later_one_that_was_not_takes_it_back(tests: dict[str, Any]) -> None:
    assert said(checks=(passed(2, **tests),)).cleared is None
    assert said(checks=(passed(5), told(3, **tests))).cleared is None
    assert said(checks=(told(5, **tests), passed(3))).cleared == DAY - 3
    assert said(checks=(passed(6), told(5, **tests), passed(3), passed(1))).cleared == DAY - 3


def test_checks_of_which_one_is_open_are_not_passed() -> None:
    assert said(checks=(passed(2, hops=None),)).cleared is None
    assert said(checks=(passed(2, walk_30=None),)).cleared is None


def test_failed_checks_on_a_clearance_take_it_back_too() -> None:
    failed = word("it", 1, "therapist", "failed")
    assert said(back("it", 2, "therapist"), failed).cleared is None
    assert said(failed).cleared is None
    assert said(failed, back("it", 0, "therapist")).cleared == DAY
    assert said(word("it", 2, "therapist", "failed"), back("it", 1, "self_check"), off=40).cleared is None


def test_words_of_another_injury_and_of_before_it_do_not_count() -> None:
    assert said(back("other", 1)).cleared is None
    assert said(back("it", 21)).cleared is None
    assert said(checks=(passed(21),)).cleared is None


def test_a_word_counts_from_its_day_on() -> None:
    known = scenario(log={"injuries": (injury("left calf", 20, tissue="muscle"),), "clearances": (back("it", 5),)})
    (case,) = cases(known, book())
    clearing = Clearing(case, known, book())
    assert [clearing.word(DAY - days).cleared for days in (6, 5, 0)] == [None, DAY - 5, DAY - 5]


# ------------------------------------------------------------------ births


@pytest.mark.parametrize(
    "words", [(back("birth", 2, "self_check"),), (word("birth", 2, "therapist"),), (word("birth", 2, "physician"),)]
)
def test_after_a_birth_the_checks_or_a_professional_are_enough(words: tuple[Clearance, ...]) -> None:
    known = scenario(log={**born(100), "clearances": words})
    (case,) = cases(known, book())
    assert Clearing(case, known, book()).word(DAY).cleared == ago(2).toordinal()


def test_after_a_birth_a_coach_is_not() -> None:
    known = scenario(log={**born(100), "clearances": (word("birth", 2, "coach"),)})
    (case,) = cases(known, book())
    found = Clearing(case, known, book()).word(DAY)
    assert (found.cleared, "or ask a physical therapist" in found.missing) == (None, True)
