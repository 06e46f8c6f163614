"""Comebacks under way and healthy runners, in a line, for tests that tell a case."""

from __future__ import annotations

from typing import Any

from tests.comeback.builders import CLEARED, COME_BACK, EVERY_DAY, Comeback, habit
from tests.comeback.numbers import HURTS
from tests.comeback.outings import Outing, first_outing
from tests.guarantees import driver
from tests.guarantees.quantities import iso

Doc = dict[str, Any]


def under_way(hurt: str = "muscle", stages: int = 3, **others: Any) -> tuple[Comeback, int]:
    """A comeback with all outings up to a stage without pain, and the day of the last of them, not yet answered."""
    story = Comeback(HURTS[hurt], **others)
    last = story.climb(CLEARED, range(1, stages + 1)) - 2
    kept = [entry for entry in story.log["check_ins"] if entry["date"] < iso(last)]
    story.log["check_ins"] = kept
    return story, last


def next_after(story: Comeback, today: int) -> Outing:
    found = first_outing(driver.plan(story.at(today)))
    assert found is not None
    return found


def told(plan: Doc) -> str:
    """All that stands on the page around the sessions."""
    findings = [finding["message"] for finding in plan["findings"]]
    because = [reason["text"] for reason in plan["gate"]["because"]]
    return " ".join([plan["gate"]["ends_when"], *because, *findings])


def healthy(week_km: float = 40, goal: Doc = COME_BACK, born: str = "1988-05-05", **runner: Any) -> Doc:
    """A runner in the middle of a habit, with nothing that speaks against running."""
    person: Doc = {"birth_date": born, "availability": dict(EVERY_DAY)} | runner
    log: Doc = {"activities": habit(CLEARED, week_km)}
    return {"today": iso(CLEARED), "runner": person, "log": log, "goals": [goal]}
