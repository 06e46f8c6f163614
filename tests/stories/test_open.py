"""Small scenarios in which the program once did not do as its design says; a mark shows where it does not yet.

A mark that is no longer right fails the test: then it goes, and the assertion moves into its story.
"""

from __future__ import annotations

import pytest

from surefoot.diary.scenario import Goal
from tests.coach.builders import ago, ahead, injury, race, scenario, weekly, word
from tests.stories.telling import Page, Story, on

open_ = pytest.mark.xfail(strict=True)
SHIN = {"id": "shin", "site": "left tibia", "tissue": "bone", "aspect": "posteromedial"}
COME_BACK = Goal(kind="come_back")


def page_of(*arguments: object, **fields: object) -> Page:
    story = Story()
    story.begins(scenario(*arguments, **fields), "")
    return story.look()


def test_bone_hold_ends_two_weeks_after_the_onset_at_the_earliest() -> None:
    """Two weeks of walking come first (engine 2), so the day of the onset is not the earliest."""
    shin = injury("left tibia", 0, tissue="bone", aspect="posteromedial", running_stopped=ago(0))
    page = page_of(weekly(50), log={"injuries": (shin,)})
    assert page.plan.gate.earliest_end >= ahead(14)


def test_hold_of_a_bone_judges_a_race_by_the_way_ahead() -> None:
    """Two weeks of walking, a ladder and twelve easy weeks last longer than fourteen weeks (issue, point 5)."""
    shin = injury("left tibia", 0, tissue="bone", aspect="posteromedial", running_stopped=ago(0))
    page = page_of(weekly(50), race("10 km", 7 * 14 - 1), log={"injuries": (shin,)})
    assert not page.plan.feasibility.feasible


def test_first_run_after_a_break_does_not_shrink_the_weeks_to_come(story: Story) -> None:
    """The 1.5 of BREAK-5 is from week to week; a first block of one day is no week."""
    story.begins(scenario(weekly(45, 4, off=1), race("half", 7 * 16 - 1), today=on(3, 13)), "")
    before = story.look()
    story.does()
    story.calm()
    story.goes_on()
    story.calm()
    week = [on(3, day) for day in range(14, 21)]
    planned, now = (sum(page.runs[d].distance_m for d in week if d in page.runs) for page in (before, story.look()))
    assert now >= 0.9 * planned


def test_run_of_a_day_in_easy_only_is_an_attempt(story: Story) -> None:
    """While the hops are not entered the gate stays, and today is planned as if it were over: long runs, strides."""
    story.begins(scenario(weekly(40), race("half", 250)), "")
    story.hurt("", id="it", site="right calf", tissue="muscle")
    story.goes_on(9)
    story.checks()
    story.goes_on(1)
    story.calm_until_due()
    page = story.look()
    assert page.gate == "easy_only"
    assert page.outing is None or page.outing.attempt is not None
    assert not any(one.kind in ("long", "strides") for date, one in page.runs.items() if date == page.plan.today)


def test_start_checks_of_the_first_day_are_not_the_end_checks(story: Story) -> None:
    """The easy weeks end with even hops (engine 3), not with those of their first morning weeks before."""
    story.begins(scenario(weekly(50, 5, weeks=40), COME_BACK), "")
    story.on(on(3, 4))
    story.hurt("", id="it", site="right ankle", tissue="joint")
    story.on(on(3, 10))
    story.checks()
    story.calm_until_due()
    assert story.look().gate == "easy_only"


def test_easy_weeks_end_on_the_day_that_was_said(story: Story) -> None:
    """Distances are rounded down, so each outing as planned reads as slower, and the usual week as more minutes."""
    story.begins(scenario(weekly(50, 5, weeks=40), COME_BACK), "")
    story.on(on(3, 4))
    story.hurt("", id="it", site="right ankle", tissue="joint")
    story.on(on(3, 10))
    story.checks()
    end = story.look().plan.gate.earliest_end
    story.calm_days(end)
    story.checks()
    assert story.look().gate == "clear"


def test_way_that_goes_as_planned_keeps_its_word(story: Story) -> None:
    """The easy pace is read off outings with walking in them, so minutes, kilometres and the race move by a tenth."""
    story.begins(scenario(weekly(50, 4, off=1), race("marathon", 293)), "")
    story.hurt("", **SHIN)
    story.on(ahead(70))
    story.checks()
    story.cleared("shin", "physician", "")
    story.calm_days(ahead(80))
    half = next(one for one in story.look().runs.values() if one.attempt and one.attempt.stage == "bone/7")
    story.calm_days(on(6, 15))
    page = story.look()
    assert (page.first.title, page.first.distance_m) == (half.title, half.distance_m)


@open_
def test_symptoms_after_a_birth_are_newer_than_an_older_word(story: Story) -> None:
    """A word of last week does not speak of what is felt today (SAFE-1)."""
    story.begins(scenario(weekly(30, 3, off=220, weeks=60), log={"clearances": (word("red_flag", 7),)}), "")
    story.gave_birth(ago(150), "heaviness")
    assert story.look().gate == "see_a_doctor"


def test_run_over_the_plan_stays_so_when_the_plan_is_accepted_anew(story: Story) -> None:
    """Ran more than planned: no new limit, whatever is accepted afterwards (comeback-cases)."""
    story.begins(scenario(weekly(40, 4, off=1), COME_BACK), "")
    story.hurt("", id="it", site="left calf", tissue="muscle")
    story.on(ahead(21))
    story.checks()
    page = story.look()
    story.accepts(page)
    story.on(page.next)
    story.runs(6, 30, running=1500, session=page.first.id)
    story.calm()
    story.goes_on()
    story.calm()
    stood = story.look().stage
    story.accepts(story.look())
    assert stood == story.look().stage == "general/1"


def test_first_week_of_a_return_goes_on_after_its_first_run(story: Story) -> None:
    """What is left of the week of the first run is no second week, which BREAK-5 holds to 1.5 times that run."""
    story.begins(scenario(weekly(40, off=730, weeks=140), COME_BACK), "")
    story.on(on(3, 2))
    story.runs(1.6, 9.6)
    story.goes_on()
    assert story.look().next == on(3, 4)


def test_planned_first_mile_counts_as_a_mile(story: Story) -> None:
    """A mile that was planned is within its limit; with its session named it counts as 400 m in L30."""
    story.begins(scenario(weekly(40, off=730, weeks=140), COME_BACK), "")
    story.on(on(3, 2))
    story.does()
    story.goes_on()
    assert "400 m" not in story.look().why("LOAD-1")
