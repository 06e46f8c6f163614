"""Every text of the documents that injured runners get, read for how it speaks to them."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.comeback.builders import CLEARED, Comeback, pain
from tests.comeback.numbers import HURTS, PAINFUL
from tests.comeback.random_comebacks import drawn
from tests.comeback.speech import spoken_wrong
from tests.guarantees import driver
from tests.guarantees.quantities import iso
from tests.guarantees.runners_body import ILLNESSES, RED_FLAGS

Doc = dict[str, Any]
RED_MOMENTS = ("at_rest", "at_night", "hopping")


def heard(doc: Doc) -> list[str]:
    """What is said wrongly, in either unit."""
    return [line for units in ("km", "mi") for line in spoken_wrong(driver.plan(doc | {"units": units}))]


@pytest.mark.parametrize("off", [2, 5, 10, 35, 160])
@pytest.mark.parametrize("hurt", HURTS)
def test_the_way_back_is_told_kindly(hurt: str, off: int) -> None:
    held, cleared = Comeback(HURTS[hurt], off=off, by=None), Comeback(HURTS[hurt], off=off)
    assert heard(held.at(CLEARED)) == []
    assert heard(cleared.at(CLEARED)) == []


@pytest.mark.parametrize("pattern", PAINFUL, ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("hurt", ["tendon", "bone", "unknown, elsewhere"])
def test_a_step_back_is_told_kindly(hurt: str, pattern: Any) -> None:
    story = Comeback(HURTS[hurt])
    last = story.climb(CLEARED, range(1, 4))
    for _ in range(3):
        story.stage(last, 4)
        story.answered(last, pattern, 2)
        last += 4
    assert heard(story.at(last)) == []


@pytest.mark.parametrize("flag", [*RED_FLAGS, *RED_MOMENTS, "bony_tenderness", "swelling", "numbness"])
def test_a_red_flag_stands_alone(flag: str) -> None:
    story = Comeback()
    story.climb(CLEARED, range(1, 3))
    today = CLEARED + 9
    if flag in RED_MOMENTS:
        story.told(today, pain("left calf", 3, flag))
    elif flag in {"swelling", "numbness"}:
        story.told(today, pain("left calf", 3, "after", kind=flag))
    elif flag == "bony_tenderness":
        story.told(today, tests={"bony_tenderness": True})
    else:
        story.told(today, red_flags=[flag])
    doc = story.at(today)
    plan = driver.plan(doc)
    assert plan["gate"]["name"] == "see_a_doctor"
    assert list(spoken_wrong(plan)) == []


@pytest.mark.parametrize("illness", ILLNESSES)
def test_an_illness_is_told_kindly(illness: str) -> None:
    story = Comeback()
    today = story.climb(CLEARED, range(1, 3))
    story.log["check_ins"].append({"date": iso(today), "pain": [], "illness": illness})
    assert heard(story.at(today)) == []


def test_random_comebacks_are_told_kindly() -> None:
    wrong = {seed: found for seed in range(40) if (found := heard(drawn(random.Random(seed)).scenario))}
    assert wrong == {}
