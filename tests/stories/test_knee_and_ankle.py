"""Stories of joints."""

from __future__ import annotations

from itertools import pairwise

from tests.coach.builders import race, scenario, weekly
from tests.stories.telling import DAY, Page, Story, on


def answered(story: Story, page: Page, *pain: object) -> Page:
    """Run the next outing, answer in the evening and the next morning; the page after it."""
    story.on(page.next)
    story.does()
    if pain:
        story.tells("right knee", *pain)
    else:
        story.calm()
    story.goes_on()
    story.calm()
    return story.morning()


def test_runners_knee(story: Story) -> None:
    """Runner's knee, with ups and downs.

    Sixteen days off, a ladder of four minutes running and one of walking, and two steps back that are part of the way.
    The runner counts in miles.
    """
    words = "25 miles a week in four runs."
    story.begins(scenario(weekly(40, 4, off=1)), words, units="mi")
    story.hurt("the right knee hurts behind the kneecap; running stops", id="knee", site="right knee", tissue="kneecap")
    assert story.morning().gate == "hold"
    story.on(on(3, 17))
    story.walks()
    story.checks()
    page = story.morning()
    assert page.gate == "walk_run"
    assert (page.next, page.number, page.stage) == (on(3, 17), 1, "kneecap/1")
    assert (page.first.title, page.minutes) == ("Run 4 min, walk 1 min, 3 times", 15)
    assert "up to 2 of 10" in page.why("RETURN-5")
    assert " mi a week" in page.told("RETURN-2")

    done = story.calm_days(on(3, 25))
    assert [one.attempt.stage for _, one in done] == ["kneecap/1", "kneecap/1", "kneecap/2"]
    page = answered(story, story.look(), 3, "during")
    assert (page.number, page.stage) == (5, "kneecap/1")
    assert page.next == on(3, 28), "25 March and two days of rest"
    assert "3 of 10" in page.why("RETURN-10a")
    assert not page.told("RETURN-16"), "once is part of the way"

    done = story.calm_days(on(4, 1))
    assert [one.attempt.stage for _, one in done] == ["kneecap/1", "kneecap/1"]
    page = answered(story, story.look(), 2, "returns_later")
    assert (page.next, page.number, page.stage) == (on(4, 4), 8, "kneecap/1")
    assert "2 days of rest" in page.why("RETURN-12")
    assert "a physical therapist can find the next step with you" in page.told("RETURN-16")
    assert "A step back is part of the way" in page.told("RETURN-16")

    page = answered(story, page, 1, "warmup_goes_away")
    assert (page.number, page.stage) == (9, "kneecap/1"), "the same again"
    assert page.next == on(4, 7), "two days of rest, up to three miles"
    assert "2 days of rest" in page.why("RETURN-11")

    done = story.calm_days(on(5, 20))
    stages = [one.attempt.stage for _, one in done if one.attempt.stage]
    assert stages == sorted(stages)
    assert stages[-1] == "kneecap/7"
    page = story.morning()
    assert page.gate == "easy_only"
    assert not page.told("RETURN-16"), "the advice was of the last two weeks"


def test_ankle_sprain_in_a_speed_block(story: Story) -> None:
    """An ankle turned in a speed block, six days off.

    Mild: no ladder, half of a typical run to begin with, four easy weeks at least, and then the season anew.
    """
    runs = weekly(50, 5, off=1, weeks=40)
    story.begins(scenario(runs, race("10 km", 7 * 6 - 1)), "50 km a week in five runs, six weeks before 10 km.")
    page = story.morning()
    assert page.gate == "clear"
    assert any(one.hard for one in page.runs.values())
    story.accepts(page)
    story.on(on(3, 4))
    story.hurt("the right ankle turned on a root; running stops", id="ankle", site="right ankle", tissue="joint")
    page = story.morning()
    assert page.gate == "hold"
    assert not page.runs
    story.on(on(3, 10))
    story.walks()
    story.checks()
    page = story.morning()
    assert page.gate == "easy_only"
    assert (page.next, page.number, page.stage) == (on(3, 10), 1, None)
    assert page.minutes <= 60 / 2, "a typical run was an hour"
    assert "4 weeks" in page.gate_says("RETURN-6")
    assert "up to 2 of 10" in page.why("RETURN-5")
    assert "Sat 3 April 2027: 4 times as long again" in page.told("RETURN-3"), "6 days, then 24"
    days = [date for date in page.runs if date < on(3, 24)]
    assert all(later - earlier >= 2 * DAY for earlier, later in pairwise(days))
    end = page.plan.gate.earliest_end
    assert end is not None
    assert end >= on(4, 7), "four weeks from the first attempt"
    assert not any(one.hard or one.kind == "strides" for date, one in page.runs.items() if date < end)
    assert not page.plan.feasibility.feasible
    assert "Sun 11 April 2027" in page.told("RETURN-6d")
    assert page.plan.feasibility.planned_for.date > end

    story.moves_race(page.plan.feasibility.planned_for.date)
    assert story.morning().plan.feasibility.feasible
    done = story.calm_until_due()
    assert all(one.kind == "easy" for _, one in done)
    assert done[-1][1].duration_s > done[0][1].duration_s
    story.checks()
    page = story.morning()
    assert page.gate == "clear"
    fast = [(date, one.kind) for date, one in page.runs.items() if one.hard or one.kind == "strides"]
    assert {kind for date, kind in fast if date < story.today + 14 * DAY} <= {"strides"}
    assert {kind for date, kind in fast if date < story.today + 28 * DAY} <= {"strides", "tempo", "race"}
    assert page.plan.feasibility.feasible
