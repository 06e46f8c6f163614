"""Ways to spoil what stands in strength and plyometrics."""

from __future__ import annotations

from tests.guarantees.handmade import RACE, TODAY, session
from tests.guarantees.quantities import iso
from tests.guarantees.spoiling import Doc, on_day, spoil


def _repeat(times: int, **work: object) -> Doc:
    """Sets of an exercise, without a rest."""
    return {"kind": "repeat", "times": times, "steps": [{"kind": "work", "duration_s": 30, **work}]}


def _add(plan: Doc, on: int, kind: str, *steps: Doc) -> None:
    made = session(on, kind, [])
    seconds = sum(step["times"] * 30 for step in steps)
    on_day(plan, on).append(made | {"steps": list(steps), "duration_s": seconds})


def _prepare(scenario: Doc) -> None:
    """Even hops, and a month of strength."""
    log = scenario["log"]
    log["strength"] = [{"date": iso(TODAY - days)} for days in range(27, 0, -3)]
    log.setdefault("check_ins", []).append({"date": iso(TODAY - 9), "tests": {"hops": "even"}})


@spoil("craft-time")
def _steps_of_another_time(scenario: Doc, plan: Doc) -> None:
    _add(plan, TODAY + 9, "strength", _repeat(3, exercise="step_up", reps=8))
    on_day(plan, TODAY + 9)[-1]["duration_s"] += 60


@spoil("craft-dose")
def _to_the_last_repeat(scenario: Doc, plan: Doc) -> None:
    _add(plan, TODAY + 9, "strength", _repeat(3, exercise="step_up", reps=8, target={"effort": 10}))


@spoil("craft-dose")
def _too_many_sets(scenario: Doc, plan: Doc) -> None:
    _add(plan, TODAY + 9, "strength", _repeat(6, exercise="step_up", reps=8))


@spoil("craft-contacts")
def _too_many_landings(scenario: Doc, plan: Doc) -> None:
    _prepare(scenario)
    _add(plan, TODAY + 2, "plyometrics", _repeat(5, exercise="two_foot_hops", contacts=40))


@spoil("craft-contacts")
def _too_many_rounds(scenario: Doc, plan: Doc) -> None:
    _prepare(scenario)
    _add(plan, TODAY + 2, "plyometrics", _repeat(9, exercise="two_foot_hops", contacts=4))


@spoil("craft-checks")
def _jumps_without_strength(scenario: Doc, plan: Doc) -> None:
    _prepare(scenario)
    del scenario["log"]["strength"]
    _add(plan, TODAY + 2, "plyometrics", _repeat(2, exercise="two_foot_hops", contacts=4))


@spoil("craft-checks")
def _jumps_with_uneven_hops(scenario: Doc, plan: Doc) -> None:
    _prepare(scenario)
    scenario["log"]["check_ins"].append({"date": iso(TODAY - 1), "tests": {"hops": "uneven"}})
    _add(plan, TODAY + 2, "plyometrics", _repeat(2, exercise="two_foot_hops", contacts=4))


@spoil("craft-pain")
def _jumps_after_a_pain(scenario: Doc, plan: Doc) -> None:
    _prepare(scenario)
    pain = {"site": "left calf", "score": 1, "moment": "after"}
    scenario["log"]["check_ins"].append({"date": iso(TODAY), "pain": [pain]})
    _add(plan, TODAY + 2, "plyometrics", _repeat(2, exercise="two_foot_hops", contacts=4))


@spoil("craft-race")
def _jumps_in_the_week_of_the_race(scenario: Doc, plan: Doc) -> None:
    _add(plan, RACE - 4, "plyometrics", _repeat(2, exercise="two_foot_hops", contacts=4))
