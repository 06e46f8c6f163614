"""Stories of a birth and of a long break."""

from __future__ import annotations

from itertools import pairwise

from tests.coach.builders import TODAY, ago, scenario, weekly
from tests.stories.telling import DAY, Story, on


def test_five_months_after_birth(story: Story) -> None:
    """Five months after a birth.

    Running begins with a professional's word, not before twelve weeks, one stage a week at most. What leaks or feels
    heavy stops it, and somebody looks.
    """
    runs = weekly(30, 3, off=220, weeks=60)
    words = "30 km a week in three runs, until the fourth month of the pregnancy; a birth on 2 October 2026."
    story.begins(scenario(runs, sex="female", today=ago(110)), words)
    story.gave_birth(ago(150))
    page = story.morning()
    assert page.gate == "hold"
    assert page.plan.gate.since == ago(150)
    assert page.plan.gate.earliest_end == ago(150) + 84 * DAY
    assert "12 weeks" in page.plan.gate.ends_when
    story.on(TODAY)
    page = story.morning()
    assert page.gate == "hold", "the weeks have passed, a word is still to come"
    assert page.kinds == {"rest", "rehab", "cross_training"}
    story.cleared("birth", "therapist", "a pelvic-health therapist clears running; the checks are passed")
    page = story.morning()
    assert page.gate == "walk_run"
    assert (page.number, page.stage) == (1, "postpartum/1")
    assert page.first.title == "Walk 5 min, run 1 min, 5 times"
    stages = {date: one.attempt.stage for date, one in page.runs.items() if one.attempt and one.attempt.stage}
    ups = [min(date for date, stage in stages.items() if stage == name) for name in dict.fromkeys(stages.values())]
    assert all(later - earlier >= 7 * DAY for earlier, later in pairwise(ups[1:])), "a stage a week"
    weeks = [sum(start <= date < start + 7 * DAY for date in stages) for start in stages]
    assert max(weeks) <= 3, "outings in any seven days"

    done = story.calm_days(on(3, 13))
    assert [one.attempt.stage for _, one in done][:3] == ["postpartum/1", "postpartum/1", "postpartum/2"]
    story.does()
    story.gave_birth(ago(150), "heaviness")
    page = story.morning()
    assert page.stands_alone()
    assert "Symptoms after a birth" in page.gate_says("SAFE-3")
    assert page.plan.gate.ends_when.startswith("See a physician or therapist")
    story.goes_on(10)
    story.gave_birth(ago(150))
    story.cleared("red_flag", "therapist", "the therapist has looked, and clears it")
    page = story.morning()
    assert page.gate == "walk_run"
    assert page.stage is not None


def test_two_years_off(story: Story) -> None:
    """Two years off, and back with one mile.

    No injury, no race: life. The way back begins with a mile, and takes its weeks.
    """
    runs = weekly(40, 4, off=730, weeks=140)
    story.begins(scenario(runs), "25 miles a week, until two years ago; nothing since.", units="mi")
    page = story.morning()
    assert page.gate == "comeback"
    assert page.plan.gate.earliest_end == TODAY + 105 * DAY, "15 weeks"
    assert page.first.distance_m == 1_600, "one mile"
    assert all(one.distance_m <= 3_000 for date, one in page.runs.items() if date < on(3, 15))
    assert not any(one.hard or one.kind == "strides" for one in page.runs.values())
    weeks = [week.distance_m for week in page.plan.weeks]
    assert weeks[0] <= 0.33 * 40_000
    assert all(later <= 1.5 * earlier + 1_000 for earlier, later in pairwise(weeks[:-1]))
    assert "33 %" in page.why("BREAK-3")
    assert " mi a week" in page.why("BREAK-3")

    first = page.first
    story.on(page.next)
    story.does(first)
    story.calm()
    story.goes_on()
    page = story.morning()
    assert page.gate == "comeback"
    assert page.first.distance_m <= 3_000
