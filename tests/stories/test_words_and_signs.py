"""Stories of a therapist's word, and of a sign that stands alone."""

from __future__ import annotations

from tests.coach.builders import race, scenario, weekly
from tests.stories.telling import Story, on


def test_therapist_sets_the_stage(story: Story) -> None:
    """A therapist who sets the stage.

    The table says shorter, the therapist says the fourth stage: for this injury the therapist's word goes first. Not
    over a sign that is newer.
    """
    story.begins(scenario(weekly(40, 4, off=1)), "40 km a week in four runs.")
    words = "a strain of the left hamstring; running stops"
    story.hurt(words, id="ham", site="left hamstring", tissue="muscle")
    story.on(on(3, 21))
    story.walks()
    story.cleared("ham", "therapist", "the therapist clears it; the checks are passed")
    page = story.morning()
    assert (page.gate, page.next, page.stage) == ("walk_run", on(3, 21), "general/1")
    story.does()
    story.tells("left hamstring", 3, "during")
    story.goes_on()
    story.calm()
    page = story.morning()
    assert (page.next, page.number, page.stage) == (on(3, 24), 2, "general/half")
    assert "2 days of rest" in page.why("RETURN-10a")

    story.cleared("ham", "therapist", "the therapist examines it and sets stage general/4", "not_done", "general/4")
    page = story.morning()
    assert page.gate == "walk_run"
    assert (page.next, page.number, page.stage) == (on(3, 23), 2, "general/4")
    assert page.first.title == "Walk 2 min, run 4 min, 5 times"
    story.on(on(3, 23))
    story.does()
    story.tells("left hamstring", 2, "at_night")
    page = story.morning()
    assert page.stands_alone(), "a newer sign goes before any older word"
    assert "Pain at night (left hamstring)" in page.gate_says("SAFE-3")
    story.goes_on()
    story.cleared("ham", "coach", "the coach would go on at general/4", protocol="general/4")
    assert story.morning().gate == "see_a_doctor"
    story.goes_on()
    words = "the therapist has examined it again, and sets general/2"
    story.cleared("ham", "therapist", words, protocol="general/2")
    page = story.morning()
    assert (page.gate, page.stage) == ("walk_run", "general/2")


def test_night_pain_in_the_groin(story: Story) -> None:
    """Pain at night in the groin.

    One sentence: whom to see and how soon. No training, no streak, no goal beside it.
    """
    runs = weekly(50, 5, off=1)
    story.begins(scenario(runs, race("half", 7 * 12 - 1)), "50 km a week, twelve weeks before a half marathon.")
    story.accepts(story.look())
    story.on(on(3, 3))
    story.tells("left groin", 4, "at_night")
    page = story.morning()
    assert page.stands_alone()
    assert page.plan.gate.since == on(3, 3)
    assert "Pain at night (left groin)" in page.gate_says("SAFE-3")
    assert page.plan.gate.ends_when.startswith("See a physician or therapist, this week")
    story.goes_on(3)
    story.calm()
    page = story.morning()
    assert page.gate == "see_a_doctor", "a calm night does not end it"
    story.cleared("red_flag", "coach", "the coach says it will be fine")
    assert story.look().gate == "see_a_doctor"
    story.cleared("red_flag", "physician", "the physician has examined the groin, and clears running", "not_done")
    page = story.morning()
    assert page.gate == "comeback", "six days without a run"
    assert not any(one.hard for date, one in page.runs.items() if date < page.plan.gate.earliest_end)
