"""Which check-ins answer which outing, and what was not answered (contract: check-ins of one attempt)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.coach.comeback.answers import Answers, Felt
from surefoot.coach.comeback.cases import Case
from surefoot.coach.episodes import BIRTH
from surefoot.diary.body import CheckIn
from tests.coach.builders import DAY, ago, book, injury, pain, scenario, told
from tests.coach.comeback.helpers import case

CALF = injury("left calf", 30, tissue="muscle")


def felt(
    *said: CheckIn, run: int = 5, following: int | None = None, of: Case | None = None, injuries: Any = (CALF,)
) -> Felt:
    """What was felt of the run so many days ago; ``following`` is the next one, told the same way."""
    mine = of or case(onset=DAY - 30)
    answers = Answers(mine, scenario(log={"check_ins": said, "injuries": injuries}), book())
    return answers.felt(DAY - run, None if following is None else DAY - following)


def sore(days_ago: int, moment: str = "after", score: int = 2, site: str = "left calf", **others: Any) -> CheckIn:
    return told(days_ago, pain(site, score, moment), **others)


def moments(found: Felt) -> tuple[list[str], list[str], list[str]]:
    on, after, later = ([report.moment for report in part] for part in (found.on, found.next, found.later))
    return on, after, later


def test_reports_are_told_apart_by_when_they_came() -> None:
    found = felt(sore(5, "during"), sore(4, "next_day"), sore(3, "after"))
    assert moments(found) == (["during"], ["next_day"], ["after"])
    assert [report.moment for report in found.reports] == ["during", "next_day", "after"]


def test_next_day_on_the_day_of_a_run_speaks_of_the_run_before() -> None:
    said = sore(5, "next_day"), sore(4, "next_day"), sore(4, "during")
    assert moments(felt(*said, following=4)) == ([], ["next_day"], [])
    assert moments(felt(*said, run=4)) == (["during"], [], [])


def test_an_answer_is_about_the_last_run_alone() -> None:
    said = sore(6), sore(2)
    assert felt(*said, following=3).reports == ()


def test_reports_of_another_place_and_of_nothing_are_left_out() -> None:
    others = sore(5, site="right calf"), sore(5, score=0), sore(5, "none")
    assert felt(*others).reports == ()


@pytest.mark.parametrize("moment", ["during", "next_day"])
def test_the_last_day_with_soreness_after_it_is_known(moment: str) -> None:
    assert felt(sore(5, "during")).unsettled == 0
    assert felt(sore(5, "during"), sore(2, moment)).unsettled == DAY - 2


# ------------------------------------------------------------------ what was not answered


def test_an_outing_is_answered_when_its_day_and_the_next_were() -> None:
    found = felt(told(5), told(4))
    assert (found.told, found.told_next) == (True, True)
    assert (felt(told(5)).told, felt(told(5)).told_next) == (True, False)
    assert (felt(told(4)).told, felt(told(4)).told_next) == (False, True)
    assert felt(told(5), told(3)).told_next, "asked again, it is answered late"
    assert not felt(told(5), told(3), following=3).told_next, "and not after the next run"


def test_until_the_day_after_is_over_its_answer_is_not_missed() -> None:
    assert felt(told(1), run=1).told_next
    assert felt(told(0), run=0).told_next
    assert not felt(told(2), run=2).told_next


def test_the_day_of_the_next_run_may_answer_for_the_day_before() -> None:
    assert felt(told(5), told(4), following=4).told_next
    assert not felt(told(5), told(2), following=2).told_next


def test_a_check_in_that_does_not_speak_of_pain_is_no_answer() -> None:
    assert not felt(CheckIn(date=ago(5), pain_told=False, fatigue=2), told(4)).told


def test_no_pain_under_a_painkiller_is_no_answer_and_pain_under_it_is_one() -> None:
    assert not felt(told(5, painkiller=True), told(4)).told
    assert not felt(told(5), told(4, painkiller=True)).told_next
    found = felt(sore(5, painkiller=True), sore(4, "next_day", painkiller=True))
    assert (found.told, found.told_next) == (True, True)


# ------------------------------------------------------------------ confidence


@pytest.mark.parametrize(("scores", "shaky"), [((3, 3), True), ((4, 3), False), ((3,), False), ((9, 2, 0), True)])
def test_two_low_answers_running_are_little_confidence(scores: tuple[int, ...], shaky: bool) -> None:
    said = [told(5 - place, confidence=score) for place, score in enumerate(scores)]
    assert felt(*said).shaky is shaky


def test_confidence_that_was_not_told_is_passed_over_and_later_answers_do_not_count() -> None:
    said = told(6, confidence=3), told(5), told(4, confidence=2), told(2, confidence=9)
    assert felt(*said, following=3).shaky
    assert not felt(*said, following=None).shaky


# ------------------------------------------------------------------ whose pain it is


def test_reports_by_name_and_by_place_are_the_injurys() -> None:
    by_name = told(5, pain("left knee", 2, "during", injury="it"))
    assert moments(felt(by_name))[0] == ["during"]
    assert moments(felt(sore(5, "during")))[0] == ["during"]


@pytest.mark.parametrize(
    ("site", "count"), [("groin", 1), ("left hip", 1), ("sacrum", 1), ("back", 1), ("left knee", 0), ("left calf", 0)]
)
def test_after_a_birth_pain_about_the_pelvis_and_the_back_counts(site: str, count: int) -> None:
    birth = case(subject=BIRTH, site="pelvic floor", limit=0)
    assert len(felt(sore(5, site=site), of=birth).reports) == count


def test_what_is_an_injurys_own_is_not_the_births() -> None:
    birth, hip = case(subject=BIRTH, site="pelvic floor", limit=0), injury("left hip", 30)
    assert felt(sore(5, site="left hip"), of=birth, injuries=(hip,)).reports == ()


def test_reports_known_already_are_taken_as_they_are() -> None:
    found = Answers(case(), scenario(), book(), [])
    assert found.felt(ago(5).toordinal(), None).reports == ()
    assert found.today == DAY == dt.date(2027, 3, 1).toordinal()
