"""Runners whose accepted plans are followed, and how their plans are looked at."""

from __future__ import annotations

from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Goal
from tests.coach.builders import ROUTINE, ahead, race, scenario, weekly
from tests.coach.lives import (
    in_words,
    runs,
    whole,
)
from tests.coach.seasons import EVERY_DAY

STEADY = scenario(weekly(40), race("10 km", 56))
MARATHON = scenario(weekly(80, 6), race("marathon", 112), minutes=EVERY_DAY, experience="seasoned")
HALF = scenario(weekly(45, 5), race("10 km", 16, priority="B"), race("half", 51))
FIRST = scenario((), race("5 km", 140), experience="new", minutes=(45, 0, 45, 0, 45, 0, 90))
GOALS = {
    "steady": STEADY,
    "begun": scenario(weekly(40), race("10 km", 53), minutes=EVERY_DAY),
    "marathon": MARATHON,
    "two races": HALF,
    "routine": scenario(weekly(40), ROUTINE),
    "mile block": scenario(weekly(40), Goal(kind="mile_block")),
    "first steps": FIRST,
    "coming back": scenario(weekly(40, off=40), race("10 km", 180)),
    "out of reach": scenario(weekly(15, 3), race("marathon", 42)),
    "speed": scenario(weekly(40), race("10 km", 35)),
    "ultra": scenario(weekly(70, 6), race("50 km", 90), minutes=EVERY_DAY),
}


def lines(plan: Plan) -> list[str]:
    """Changes in words."""
    return [in_words(change) for change in plan.changes]


def rules(plan: Plan, day: int) -> set[str]:
    """What the changes of a day give as their first reason."""
    found = (change for change in plan.changes if str(ahead(day)) in in_words(change))
    return {change.because[0].rule for change in found}


def same(one: Plan, other: Plan, first: int, last: int) -> bool:
    """Whether two plans hold the same sessions, ids and all, on some days."""
    before, after = whole(one), whole(other)
    return all(before[day] == after[day] for day in range(first, last + 1))


def run_on(plan: Plan, day: int) -> Session:
    return runs(plan)[day]
