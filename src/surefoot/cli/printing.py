"""From a scenario to its printed plan; what `surefoot plan` and `surefoot demo --plan` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.inputs import Inputs, Planned
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.diary.scenario import Goal, Scenario


def print_plan(
    planned: Planned, inputs: Inputs, *, as_json: bool, weeks: int | None = None, every_day: bool = False
) -> None:
    """Plan the scenario and reply with the document or the page."""
    from surefoot.services.planning import Planner

    planner = Planner()
    plan = planner.plan(planned.scenario)

    def show(page) -> None:
        from surefoot.cli.show.plan import KEYS, Printing, show_plan
        from surefoot.services.advising import openings

        printing = Printing(
            sources=planner.book.sources,
            goal=asked_goal(planned.scenario),
            weeks=weeks,
            every_day=every_day,
            lead=planned.lead,
            notes=planned.notes,
            again=inputs.typed_again(),
            advice=openings(plan, KEYS, planner.book),
        )
        show_plan(page, plan, printing)

    reply(as_json, plan, show)


def asked_goal(scenario: Scenario) -> Goal:
    """The goal that a plan is headed by: the most important and then the next race, else the first goal."""
    races = [
        (goal.priority, goal.date, number)
        for number, goal in enumerate(scenario.goals)
        if goal.kind in {"race", "mile_block"} and goal.date
    ]
    return scenario.goals[min(races)[2]] if races else scenario.goals[0]
