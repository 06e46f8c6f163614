"""Stories of illness."""

from __future__ import annotations

from tests.coach.builders import race, scenario, weekly
from tests.stories.telling import Story, on

HALF = 7 * 16 - 1  # days to the half marathon


def starts(story: Story) -> None:
    """45 km a week, sixteen weeks before a half marathon, with an accepted plan."""
    story.begins(scenario(weekly(45, 4, off=1), race("half", HALF)), "45 km a week, a half marathon in sixteen weeks.")
    story.accepts(story.look())


def test_ten_days_of_influenza(story: Story) -> None:
    """Ten days of influenza.

    Fever first, then the chest, then the nose. Rest, two short easy runs, and a return as long as the break.
    """
    starts(story)
    for day in range(1, 4):
        story.ill("fever", "fever" if day == 1 else "still a fever")
        page = story.morning() if day == 1 else story.look()
        assert page.gate == "hold"
        assert page.plan.gate.earliest_end == on(3, day + 3), "48 hours after the last report, in whole days"
        assert not page.runs
        story.goes_on()
    for day in range(4, 9):
        story.ill("below_neck", "no fever any more, a cough from the chest")
        page = story.morning() if day == 4 else story.look()
        assert page.gate == "hold"
        assert page.plan.gate.earliest_end == on(3, day + 3)
        story.goes_on()
    for _ in (9, 10):
        story.ill("above_neck", "a runny nose")
        assert story.look().gate == "hold"
        story.goes_on()
    story.calm()
    page = story.morning()
    assert page.today == on(3, 11)
    assert page.gate == "easy_only"
    assert page.minutes <= 30
    assert not page.first.hard
    assert "at most 30 min" in page.gate_says("ILL-3")
    story.does()
    story.goes_on()
    story.calm()
    story.on(on(3, 13))
    page = story.morning()
    assert page.gate == "comeback"
    assert page.plan.gate.earliest_end == on(3, 22), "11 days off, 11 days of return from 11 March on"
    assert "11 days off" in page.why("BREAK-3")
    assert not any(one.hard for date, one in page.runs.items() if date < on(3, 22))
    assert page.plan.feasibility.feasible


def test_covid(story: Story) -> None:
    """COVID with fever and aches.

    Moderate: ten days of rest, then four stages of seven days in all, as long as nothing comes back.
    """
    starts(story)
    story.ill("covid_moderate", "COVID, with fever and aches")
    page = story.morning()
    assert page.gate == "hold"
    assert page.plan.gate.earliest_end == on(3, 12)
    assert not page.runs
    limits = {12: 15, 13: 15, 14: 30, 15: 45, 16: 45, 17: 60, 18: 60}
    for day, minutes in limits.items():
        story.on(on(3, day))
        story.calm()
        page = story.look()
        assert page.gate == "easy_only"
        assert f"under {minutes} min" in page.gate_says("ILL-4")
        if page.outing:
            assert page.outing.duration_s < 60 * minutes
            assert not page.outing.hard
            story.does()
        if day in (12, 16):
            story.morning()
    story.on(on(3, 19))
    page = story.morning()
    assert page.gate == "comeback", "17 days after the report, and a break to come back from"
    assert not any(one.hard for date, one in page.runs.items() if date < page.plan.gate.earliest_end)


def test_covid_coughs_again(story: Story) -> None:
    """The same COVID, and a cough at the third stage.

    A symptom sets the stage one back, after a day without symptoms.
    """
    starts(story)
    story.ill("covid_moderate", "COVID, with fever and aches")
    story.on(on(3, 14))
    assert "stage 3" in story.look().gate_says("ILL-4")
    story.ill("above_neck", "a cough again")
    page = story.morning()
    assert page.gate == "hold"
    assert page.plan.gate.earliest_end == on(3, 16)
    assert "stage 2 is repeated" in page.gate_says("ILL-5")
    story.on(on(3, 16))
    story.calm()
    page = story.morning()
    assert page.gate == "easy_only"
    assert "stage 2" in page.gate_says("ILL-4")
    assert "under 15 min" in page.gate_says("ILL-4")
