"""Signs that stop a comeback, and who lets it go on: engine.md 2, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comeback.builders import CLEARED, Comeback, pain
from tests.comeback.numbers import HURTS
from tests.comeback.outings import first_outing, outings
from tests.comeback.telling import under_way
from tests.guarantees import driver
from tests.guarantees.quantities import iso
from tests.guarantees.runners_body import RED_FLAGS

Doc = dict[str, Any]
PHYSICIAN = ("chest_pain", "fainting", "hot_calf", "saddle_or_bladder")


def gate(story: Comeback, today: int) -> str:
    plan = driver.plan(story.at(today))
    if plan["gate"]["name"] in {"hold", "see_a_doctor"}:
        assert not [found for found in outings(plan) if found.day == today]
    return str(plan["gate"]["name"])


def word(story: Comeback, on: int, by: str, of: str = "red_flag") -> None:
    story.clear(on, by=by, of=of, checks="not_done" if of == "red_flag" else "passed")


def quiet(stages: int = 2) -> tuple[Comeback, int]:
    """Some outings without pain; the day after the last of them."""
    story, last = under_way(stages=stages)
    story.quiet(last)
    return story, last + 2


@pytest.mark.parametrize("flag", RED_FLAGS)
@pytest.mark.parametrize("by", ["physician", "therapist", "self_check", "coach"])
def test_a_red_flag_ends_by_a_later_word(flag: str, by: str) -> None:
    story, today = quiet()
    story.told(today, red_flags=[flag])
    assert gate(story, today) == "see_a_doctor"
    word(story, today + 1, by)
    ends = by == "physician" or (by == "therapist" and flag not in PHYSICIAN)
    found = gate(story, today + 2)
    if flag in PHYSICIAN or by != "therapist":
        assert (found != "see_a_doctor") is ends
    else:
        assert found in {"walk_run", "see_a_doctor"}


@pytest.mark.parametrize("flag", ["at_rest", "at_night", "hopping"])
def test_pain_at_rest_at_night_or_on_hopping_is_a_red_flag(flag: str) -> None:
    story, today = quiet()
    story.told(today, pain("left calf", 1, flag))
    assert gate(story, today) == "see_a_doctor"
    assert gate(story, today + 30) == "see_a_doctor"
    word(story, today + 30, "therapist", of="it")
    assert gate(story, today + 31) == "walk_run"


@pytest.mark.parametrize("kind", ["swelling", "numbness"])
def test_swelling_and_numbness_are_red_flags(kind: str) -> None:
    story, today = quiet()
    story.told(today, pain("left calf", 2, "after", kind=kind))
    assert gate(story, today) == "see_a_doctor"


def test_bony_tenderness_is_a_red_flag() -> None:
    story, today = quiet()
    story.told(today, tests={"bony_tenderness": True})
    assert gate(story, today) == "see_a_doctor"


def test_a_clearance_lapses_with_a_newer_red_flag_and_not_with_an_older_one() -> None:
    story = Comeback()
    story.told(CLEARED - 3, pain("left calf", 3, "at_night"))
    assert gate(story, CLEARED) == "walk_run"
    story.told(CLEARED + 1, pain("left calf", 3, "at_night"))
    assert gate(story, CLEARED + 1) == "see_a_doctor"


EARLIER = {
    "at an earlier moment in each": ("next_day", "during", "warmup_stays"),
    "at the same moment": ("during", "during", "during"),
    "at a later moment": ("warmup_goes_away", "during", "after"),
}


@pytest.mark.parametrize("moments", EARLIER)
def test_pain_at_an_earlier_moment_in_each_of_three_attempts(moments: str) -> None:
    story, on = quiet(3)
    for moment in EARLIER[moments]:
        story.stage(on, 3)
        story.told(on, *([] if moment == "next_day" else [pain("left calf", 1, moment)]))
        story.told(on + 1, *([pain("left calf", 1, moment)] if moment == "next_day" else []))
        on += 4
    assert (gate(story, on - 3) == "see_a_doctor") is (moments == "at an earlier moment in each")


@pytest.mark.parametrize("hurt", ["bone", "unknown, bone-prone"])
def test_in_bone_the_second_pain_is_a_red_flag_and_the_first_reads_as_stays(hurt: str) -> None:
    story, last = under_way(hurt)
    site = HURTS[hurt].site
    story.told(last, pain(site, 1, "after"))
    story.told(last + 1)
    plan = driver.plan(story.at(last + 1))
    found = first_outing(plan)
    assert plan["gate"]["name"] == "walk_run"
    assert found is not None
    assert (found.day, found.stage) == (last + 3, "bone/2")
    story.stage(last + 3, 2)
    story.told(last + 3, pain(site, 1, "during"))
    assert gate(story, last + 4) == "see_a_doctor"


@pytest.mark.parametrize(("walked", "after"), [("normal", "walk_run"), ("limp", "hold"), (None, "hold")])
def test_limping_stops_until_a_normal_walk(walked: str | None, after: str) -> None:
    story, today = quiet()
    story.told(today, pain("left calf", 2, "limping"))
    assert gate(story, today) == "hold"
    if walked:
        story.told(today + 1, tests={"walk_30": walked})
    assert gate(story, today + 2) == after


def test_limping_at_a_bone_prone_site_is_for_the_doctor() -> None:
    story, last = under_way("unknown, bone-prone", 2)
    story.quiet(last)
    story.told(last + 2, pain("left shin", 1, "limping"))
    assert gate(story, last + 2) == "see_a_doctor"


def test_limping_a_second_time_is_for_the_doctor() -> None:
    story, today = quiet()
    story.told(today, pain("left calf", 2, "limping"))
    story.told(today + 1, tests={"walk_30": "normal"})
    story.stage(today + 4, 2)
    story.told(today + 4, pain("left calf", 2, "limping"))
    assert gate(story, today + 4) == "see_a_doctor"


def test_limping_for_more_than_three_days_is_for_the_doctor() -> None:
    story, today = quiet()
    for ahead in range(5):
        story.told(today + ahead, pain("left calf", 2, "limping"))
    assert gate(story, today) == "hold"
    assert gate(story, today + 4) == "see_a_doctor"


def test_fever_is_an_illness_and_for_the_doctor_after_three_days() -> None:
    story, today = quiet()
    for ahead in range(5):
        story.log["check_ins"].append({"date": iso(today + ahead), "pain": [], "illness": "fever"})
    assert gate(story, today) == "hold"
    assert gate(story, today + 4) == "see_a_doctor"


@pytest.mark.parametrize("by", ["runner", "coach", "therapist", "physician"])
def test_anyone_can_restrict(by: str) -> None:
    story, today = quiet()
    story.log["holds"] = [{"from": iso(today), "by": by}]
    assert gate(story, today) == "hold"


def test_walking_that_hurts_holds() -> None:
    story, today = quiet()
    story.told(today, tests={"walk_30": "pain"})
    assert gate(story, today) == "hold"


@pytest.mark.parametrize(("moment", "score"), [("during", 1), ("warmup_stays", 6), ("returns_later", 3)])
def test_pain_in_an_attempt_is_answered_by_the_table_and_is_no_hold(moment: str, score: int) -> None:
    story, last = under_way()
    story.told(last, pain("left calf", score, moment))
    story.told(last + 1)
    assert gate(story, last + 1) == "walk_run"


def test_steps_back_twice_at_one_stage_ask_for_the_therapist() -> None:
    story, on = quiet(3)
    for number in (4, 3, 3, 4):
        story.stage(on, number)
        story.told(on, *([pain("left calf", 2, "during")] if number == 4 else []))
        story.told(on + 1)
        on += 3
    plan = driver.plan(story.at(on - 2))
    assert any("therapist" in finding["message"] for finding in plan["findings"])


def test_pain_that_rises_over_three_attempts_asks_for_the_therapist() -> None:
    story, last = under_way("tendon")
    on = last + 2
    for score in (1, 2, 3):
        story.stage(on, 3)
        story.told(on, pain("left achilles", score, "after"))
        story.told(on + 1)
        on += 2
    plan = driver.plan(story.at(on - 1))
    assert any("therapist" in finding["message"] for finding in plan["findings"])


def test_low_confidence_twice_repeats_the_stage() -> None:
    story, last = under_way()
    story.told(last - 2, confidence=3)
    story.told(last, confidence=2)
    story.told(last + 1)
    found = first_outing(driver.plan(story.at(last + 1)))
    assert found is not None
    assert found.stage == "general/3"
