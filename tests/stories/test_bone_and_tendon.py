"""Stories of bone and tendon."""

from __future__ import annotations

import datetime as dt
from itertools import accumulate, pairwise

from tests.coach.builders import race, scenario, weekly
from tests.stories.telling import DAY, WEEK, Story, on

AUGUST = 7 * 25 - 1  # days to Sunday 22 August
NEW_DATE = on(2, 20, 2028)
SHIN = {"id": "shin", "site": "left tibia", "tissue": "bone", "aspect": "posteromedial"}


def ten_weeks_off(story: Story) -> None:
    """A runner of 50 km a week with a marathon booked, ten weeks after the shin began to hurt, cleared."""
    runs = weekly(50, 4, off=1)
    story.begins(
        scenario(runs, race("marathon", AUGUST)), "50 km a week in four runs; a marathon on 22 August is booked."
    )
    story.hurt("a stress injury of the left tibia is found; running stops", **SHIN)
    page = story.morning()
    assert page.gate == "hold"
    assert page.plan.gate.injury == "shin"
    assert page.kinds == {"rest", "rehab", "cross_training"}
    assert "physician or physical therapist" in page.plan.gate.ends_when
    assert "two weeks of walking" in page.plan.gate.ends_when
    assert "50.0 km a week, after 50.0 km" in page.told("RETURN-2")
    story.on(on(4, 26))
    story.walks(until=on(5, 8))
    story.on(on(5, 10))
    story.checks()
    assert story.morning().gate == "hold", "for a bone, passing the checks oneself is not enough"
    story.cleared("shin", "physician", "the physician clears the shin; the checks are passed")


def test_tibial_stress_injury(story: Story) -> None:
    """Ten weeks with a tibial stress injury, and a marathon booked.

    The bone's ladder begins at one minute of running. One pain, however small, reads as pain that stays.
    """
    ten_weeks_off(story)
    the_way_ahead(story)
    one_pain(story)
    first = half_an_hour_in_one_go(story)
    twelve_easy_weeks(story, first)


def the_way_ahead(story: Story) -> None:
    """On the day of the clearance: the ladder, its dates, what is left, and the race that has to wait."""
    page = story.morning()
    assert page.gate == "walk_run"
    assert page.plan.gate.since == on(5, 10)
    assert (page.next, page.number, page.stage) == (on(5, 11), 1, "bone/1")
    assert (page.first.title, page.minutes) == ("Walk 9 min, run 1 min, 3 times", 30)
    assert page.first.surface == ("track", "trail", "treadmill")
    ladder = {date: one.attempt.stage for date, one in page.runs.items() if one.attempt and one.attempt.stage}
    assert list(ladder.values())[:13] == [f"bone/{stage}" for stage in range(1, 7) for _ in range(2)] + ["bone/7"]
    assert all(2 * DAY <= later - earlier <= 3 * DAY for earlier, later in pairwise(ladder))
    assert all(page.runs[date].shorter for date in ladder)
    assert page.runs[on(6, 8)].title == "Easy run, 30 min"
    assert "Mon 14 February 2028: 4 times as long again" in page.told("RETURN-3"), "70 days, then 280"
    assert "80 %, somewhere between 71 % and 90 %" in page.told("RETURN-17")
    assert not page.plan.feasibility.feasible
    assert "last until Fri 10 September 2027" in page.told("RETURN-6d"), "twelve weeks from 8 June, and a usual week"
    in_one_go = {date: run.duration_s for date, run in page.runs.items() if run.attempt and not run.attempt.stage}
    longest = accumulate(in_one_go.values(), max)
    grew = [date for date, (before, now) in zip(list(in_one_go)[1:], pairwise(longest), strict=True) if now > before]
    assert all(later - earlier >= WEEK for earlier, later in pairwise(grew)), "a new longest one once in seven days"
    assert page.plan.feasibility.planned_for.date == on(1, 23, 2028), "from a usual week on 10 September"
    story.moves_race(NEW_DATE)
    assert story.look().plan.feasibility.feasible


def one_pain(story: Story) -> None:
    """1 of 10 in the evening: two days of rest, and a stage down."""
    done = story.calm_days(on(5, 18))
    assert [one.attempt.stage for _, one in done] == ["bone/1", "bone/1", "bone/2"]
    story.does()
    story.tells("left tibia", 1, "after")
    story.goes_on()
    story.calm()
    page = story.morning()
    assert page.gate == "walk_run"
    assert (page.number, page.stage) == (5, "bone/1"), "one stage down"
    assert page.next >= on(5, 21), "two days of rest"
    assert "2 days of rest" in page.why("RETURN-10a")
    assert page.plan.feasibility.feasible, "February leaves room for a step back"


def half_an_hour_in_one_go(story: Story) -> dt.date:
    """Up the ladder again; gives the day of the first 30 minutes in one go."""
    done = story.calm_days(on(6, 24))
    first = min(date for date, one in done if one.attempt.stage == "bone/7")
    page = story.morning()
    assert page.gate == "easy_only"
    assert page.first.kind == "easy"
    assert page.plan.gate.since == first
    assert page.plan.gate.earliest_end == on(9, 15), "twelve weeks, and three days until a week holds enough"
    assert not any(one.hard or one.kind == "strides" for date, one in page.runs.items() if date < first + 84 * DAY)
    return first


def twelve_easy_weeks(story: Story, first: dt.date) -> None:
    """Easy weeks to their end, the last checks, and the season that begins with what is real."""
    done = story.calm_until_due()
    assert story.today >= first + 84 * DAY
    assert max(one.duration_s for _, one in done) > 30 * 60
    assert story.look().gate == "easy_only", "the last checks are still to be done"
    story.checks()
    page = story.morning()
    assert page.gate == "clear"
    assert page.plan.feasibility.feasible
    fast = [(date, one.kind) for date, one in page.runs.items() if one.hard or one.kind == "strides"]
    assert all(kind == "strides" for date, kind in fast if date < story.today + 14 * DAY)
    assert all(kind in ("strides", "tempo") for date, kind in fast if date < story.today + 28 * DAY)
    assert max(one.distance_m or 0 for date, one in page.runs.items() if date < NEW_DATE) >= 26_000
    assert page.runs[NEW_DATE].kind == "race"
    assert page.told("RETURN-3"), "the shin is worked on until 14 February"
    rehab = [date for date, found in page.days.items() for one in found if one.kind == "rehab"]
    assert max(rehab) > on(12, 27)


def test_tibia_hurts_a_second_time(story: Story) -> None:
    """The same shin, and it hurts a second time.

    In a bone that was cleared a second pain, of 1 of 10 as well, asks for somebody who examines it.
    """
    ten_weeks_off(story)
    story.skips("As in the story before, up to the clearance.")
    story.calm_days(on(5, 18))
    story.does()
    story.tells("left tibia", 1, "after")
    story.goes_on()
    story.calm()
    again = story.look().next
    story.on(again)
    story.does()
    story.tells("left tibia", 1, "during")
    page = story.morning()
    assert page.stands_alone()
    assert "second time in a bone injury" in page.gate_says("SAFE-3")
    assert page.plan.gate.ends_when.startswith("See a physician or therapist, this week")
    story.goes_on(6)
    story.cleared("shin", "coach", "the coach thinks that it will do")
    assert story.morning().gate == "see_a_doctor", "a coach can restrict, not permit"
    story.goes_on(8)
    story.cleared("shin", "physician", "the physician has examined the shin and clears it once more")
    page = story.morning()
    assert page.gate == "walk_run"
    assert page.stage == "bone/1", "the way counts anew"


def test_achilles_for_three_weeks(story: Story) -> None:
    """Three weeks with an Achilles tendon.

    A tendon may hurt up to 3 of 10. What stays the same repeats the stage; what is more goes a step back.
    """
    story.begins(scenario(weekly(40, 4, off=1)), "40 km a week in four runs.")
    story.hurt("the left Achilles is stiff and sore; running stops", id="heel", site="left achilles", tissue="tendon")
    page = story.morning()
    assert page.gate == "hold"
    assert page.kinds == {"rest", "rehab", "cross_training"}
    story.on(on(3, 22))
    story.walks()
    story.checks()
    page = story.morning()
    assert page.gate == "walk_run", "21 days: moderate, and the start checks are enough"
    assert (page.next, page.number, page.stage) == (on(3, 23), 1, "tendon/1")
    assert page.first.title == "Walk 5 min, run 1 min, 5 times"
    assert "up to 3 of 10" in page.why("RETURN-5")
    assert "Mon 14 June 2027: 4 times as long again" in page.told("RETURN-3"), "21 days, then 84"

    for number, due in ((2, on(3, 25)), (3, on(3, 27))):
        story.on(page.next)
        story.does()
        story.tells("left achilles", 2, "after")
        story.goes_on()
        story.calm()
        page = story.morning()
        assert (page.next, page.number, page.stage) == (due, number, "tendon/1"), "the same again"
        assert "2 of 10" in page.why("RETURN-13")
        assert "1 day of rest" in page.why("RETURN-13")

    done = story.calm_days(on(3, 30))
    assert [one.attempt.stage for _, one in done] == ["tendon/1"]
    over_the_limit(story)


def over_the_limit(story: Story) -> None:
    """4 of 10 is more than a tendon may hurt: a stage down, and up again from there to the easy weeks."""
    page = story.morning()
    assert (page.next, page.number, page.stage) == (on(3, 30), 4, "tendon/2")
    story.does()
    story.tells("left achilles", 4, "during")
    story.goes_on()
    story.calm()
    page = story.morning()
    assert (page.number, page.stage) == (5, "tendon/1")
    assert page.next == on(4, 3), "two days of rest, and Saturday is the next day with time"
    assert "2 days of rest" in page.why("RETURN-10a")

    done = story.calm_days(on(6, 1))
    page = story.morning()
    assert page.gate == "easy_only"
    assert "6 weeks" in page.gate_says("RETURN-6")
    stages = [one.attempt.stage for _, one in done if one.attempt.stage]
    assert stages == sorted(stages)
    assert stages[-1] == "tendon/9"
