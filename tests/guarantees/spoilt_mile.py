"""Ways to spoil a mile block."""

from __future__ import annotations

from tests.guarantees import handmade
from tests.guarantees.handmade import RACE, run
from tests.guarantees.quantities import iso
from tests.guarantees.spoiling import Doc, hard, on_day, put, spoil


def _as_block(scenario: Doc, plan: Doc, *, dated: bool = True) -> None:
    """Make the season by hand one towards a mile trial."""
    goal = {"kind": "mile_block"} | ({"date": iso(RACE)} if dated else {})
    scenario["goals"] = [goal]
    plan["feasibility"]["planned_for"] = goal
    on_day(plan, RACE)[:] = [_trial(RACE)]
    handmade.total(plan)


def _trial(on: int) -> Doc:
    return run(on, "race", 1_600) | {"kind": "time_trial", "id": f"2027-W01-time_trial-{on}", "hard": True}


@spoil("mile")
def _three_hard_runs_in_a_week(scenario: Doc, plan: Doc) -> None:
    _as_block(scenario, plan)
    for day in (RACE - 33, RACE - 31, RACE - 29):
        put(plan, day, hard(day))


@spoil("mile")
def _a_long_run_of_two_hours(scenario: Doc, plan: Doc) -> None:
    _as_block(scenario, plan)
    put(plan, RACE - 28, run(RACE - 28, "long", 20_000))


@spoil("mile")
def _a_trial_in_the_second_week(scenario: Doc, plan: Doc) -> None:
    _as_block(scenario, plan)
    put(plan, RACE - 47, _trial(RACE - 47))


@spoil("mile")
def _eight_weeks_from_no_beginning(scenario: Doc, plan: Doc) -> None:
    _as_block(scenario, plan, dated=False)


@spoil("mile")
def _less_than_eight_weeks(scenario: Doc, plan: Doc) -> None:
    _as_block(scenario, plan)
    on_day(plan, RACE).clear()
    put(plan, RACE - 30, _trial(RACE - 30))
