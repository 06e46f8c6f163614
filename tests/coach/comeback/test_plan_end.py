"""How long a plan is whose way back outlasts it."""

from __future__ import annotations

from tests.coach.builders import injury, plan, race, weekly, word


def test_a_way_longer_than_a_plan_without_a_race_ends_with_the_plan() -> None:
    shin = injury("left tibia", 70, tissue="bone", aspect="posteromedial", running_stopped=None)
    log = {"injuries": (shin,), "clearances": (word("it", 1, checks="passed"),)}
    found = plan(weekly(20, 3, off=70), race("100 miles", 60), minutes=(0, 45, 0, 45, 0, 45, 0), log=log)
    assert (found.gate.name, found.feasibility.feasible) == ("walk_run", False)
    assert found.feasibility.planned_for.kind == "routine"
    assert len(found.days) == 84
