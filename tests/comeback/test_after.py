"""Behind the ladder: easy weeks that are over stay over, the volume holds, and the warm-up has its room."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comeback.builders import CLEARED, COME_BACK, EVERY_DAY, WEEKDAYS, Comeback, a_run, habit
from tests.comeback.numbers import GENERAL, HURTS
from tests.comeback.outings import attempts, outings
from tests.comeback.planning import Growing
from tests.guarantees import driver
from tests.guarantees.quantities import iso

Doc = dict[str, Any]
USUAL = 40_000


def followed(doc: Doc, days: int) -> list[float]:
    """Metres of each week for somebody who does what each morning's plan says."""
    growing, weeks = Growing(), [0.0]
    for ahead in range(days):
        today = CLEARED + ahead
        doc["today"] = iso(today)
        for found in outings(growing.plan(doc)):
            if found.day == today:
                doc["log"]["activities"].append(a_run(today, found.metres, found.seconds, session=found.session["id"]))
                weeks[-1] += found.metres
        if ahead % 7 == 6:
            weeks.append(0.0)
    return weeks[:-1]


@pytest.mark.parametrize("kind", ["routine", "come_back"])
def test_the_volume_holds_in_the_year_after_an_injury(kind: str) -> None:
    settled = {"id": "it", "site": "left calf", "tissue": "muscle", "onset": iso(CLEARED - 90),
               "resolved": iso(CLEARED - 60)}  # fmt: skip
    log = {"activities": habit(CLEARED), "check_ins": [], "clearances": [], "injuries": [settled]}
    runner = {"birth_date": "1988-05-05", "availability": dict(EVERY_DAY)}
    weeks = followed({"today": iso(CLEARED), "runner": runner, "log": log, "goals": [{"kind": kind}]}, 24 * 7)
    assert sum(weeks[-6:]) / 6 >= 0.8 * USUAL, [round(metres / 1000) for metres in weeks]


def over() -> tuple[Comeback, int]:
    """A comeback whose easy weeks are over, at its usual volume; and the day after."""
    story = Comeback(HURTS["muscle"], goal=COME_BACK)
    on = story.climb(CLEARED, range(1, len(GENERAL) + 1))
    for _ in range(40):
        story.ran(on, 62, 6.4)
        story.told(on)
        story.told(on + 1, tests={"hops": "even"})
        on += 2
    return story, on


def test_easy_running_ends_when_all_is_met() -> None:
    story, today = over()
    assert driver.plan(story.at(today))["gate"]["name"] == "clear"


def test_easy_running_that_is_over_stays_over_in_quiet_weeks() -> None:
    story, today = over()
    for _ in range(8):
        story.ran(today, 30, 3)
        story.quiet(today)
        today += 3
    assert driver.plan(story.at(today))["gate"]["name"] == "clear"


@pytest.mark.parametrize("minutes", [35, 45, 60])
def test_the_warm_up_has_its_room_before_every_attempt(minutes: int) -> None:
    story = Comeback(HURTS["muscle"], hours=dict.fromkeys(WEEKDAYS, f"{minutes} min"))
    plan = driver.plan(story.at(CLEARED))
    assert attempts(plan)
    for one in plan["days"]:
        kinds = [session["kind"] for session in one["sessions"]]
        assert "warmup" in kinds or not any(session["attempt"] for session in one["sessions"]), one["date"]
        assert sum(session["duration_s"] for session in one["sessions"]) <= 60 * minutes


def test_the_gate_says_when_it_may_end_after_the_first_thirty_minutes() -> None:
    story = Comeback(HURTS["muscle"])
    last = story.climb(CLEARED, range(1, len(GENERAL)))
    story.stage(last, len(GENERAL))
    story.quiet(last)
    gate = driver.plan(story.at(last + 1))["gate"]
    assert gate["earliest_end"] is not None
    assert gate["earliest_end"] > iso(last)
