"""Texts of the way back: what is said when, and in which words."""

from __future__ import annotations

import re

from surefoot.diary.scenario import Goal
from tests.coach.builders import ago, ahead, injury, scenario, weekly
from tests.stories.telling import Page, Story, on

COME_BACK = Goal(kind="come_back")


def page_of(*arguments: object, **fields: object) -> Page:
    """The page of a scenario."""
    story = Story()
    story.begins(scenario(*arguments, **fields), "")
    return story.look()


def test_what_is_left_is_told_after_a_break() -> None:
    """RETURN-17 is for every break: fitness kept, expected weeks back, with interval (issue, point 7)."""
    assert page_of(weekly(40, off=100)).told("RETURN-17")


def test_first_mile_after_a_long_break_names_its_rule() -> None:
    assert page_of(weekly(40, off=730, weeks=140)).why("SHORT-1")


def test_one_mile_reads_as_a_mile(story: Story) -> None:
    """1600 m is no distance for a runner who counts in miles, repeats on a track apart."""
    story.begins(scenario(weekly(40, off=730, weeks=140)), "", units="mi")
    assert [text for text in story.look().texts() if re.search(r"\d m\b", text)] == []


def test_step_back_shows_its_place_on_the_way() -> None:
    """How it speaks, 2."""
    story = Story()
    story.begins(scenario(weekly(40, 4, off=1), COME_BACK), "")
    story.hurt("", id="it", site="left calf", tissue="muscle")
    story.on(ahead(21))
    story.checks()
    story.calm_days(ahead(26))
    story.does()
    story.tells("left calf", 3, "during")
    story.goes_on()
    story.calm()
    assert "part of the way" in " ".join(because.text for because in story.look().first.because)


def test_odd_runs_are_spoken_of_when_running_is_allowed() -> None:
    hurt = injury("left calf", 20, running_stopped=ago(20))
    page = page_of(weekly(40, off=20), log={"injuries": (hurt,)})
    assert page.gate == "hold"
    assert page.told("RETURN-17")
    assert not page.told("RETURN-17b")
    assert page_of(weekly(40, off=40)).told("RETURN-17b")


def test_bone_stays_free_of_pain_and_over_its_limit_is_said(story: Story) -> None:
    story.begins(scenario(weekly(40, 4, off=1), COME_BACK), "")
    story.hurt("", id="it", site="left tibia", tissue="bone", aspect="posteromedial")
    story.walks(until=ahead(30))
    story.on(ahead(31))
    story.cleared("it", "physician", "")
    story.does()
    story.tells("left tibia", 1, "during")
    story.goes_on()
    story.calm()
    page = story.look()
    assert page.why("RETURN-10a").startswith("1 of 10 at the left tibia is over its limit of 0: 2 days of rest")
    assert page.why("RETURN-5b").startswith("The left tibia stays free of pain")
    assert not page.why("RETURN-5")


def test_achilles_has_its_capital() -> None:
    hurt = injury("left achilles", 5, tissue="tendon", running_stopped=ago(5))
    page = page_of(weekly(40, off=5), log={"injuries": (hurt,)})
    assert page.gate_says("SHORT-6") == "The left Achilles is not cleared for running yet."
    assert [text for text in page.texts() if "achilles" in text] == []


def test_way_after_a_birth_speaks_of_the_birth(story: Story) -> None:
    story.begins(scenario(weekly(30, 3, off=220, weeks=60)), "")
    story.gave_birth(ago(150))
    story.cleared("birth", "physician", "")
    page = story.look()
    assert page.gate_says("RETURN-4d") == "After a birth running begins with short runs and walks between."
    assert page.why("RETURN-4d")
    assert page.why("RETURN-5a")
    assert [text for text in page.texts() if "pelvic floor comes back" in text or "may hurt" in text] == []


def test_once_the_easy_weeks_have_passed_it_is_said_what_is_open(story: Story) -> None:
    story.begins(scenario(weekly(50, 5, weeks=40), COME_BACK), "")
    story.on(on(3, 4))
    story.hurt("", id="it", site="right ankle", tissue="joint")
    story.on(on(3, 10))
    story.checks(hops="even")
    assert "75 % of your usual week" in story.look().plan.gate.ends_when
    story.calm_days(on(5, 10))
    assert story.look().gate == "easy_only"
    assert story.look().plan.gate.ends_when == "Still to come: ten even hops on each leg, and a week of 37.5 km."
