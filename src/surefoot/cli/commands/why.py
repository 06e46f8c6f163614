"""`surefoot why`: the trace of a session."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.reply import reply

SessionName = Annotated[
    str,
    typer.Argument(
        metavar="SESSION", help="A session's id like 2027-W01-easy-1, a date, or today.", show_default=False
    ),
]


@takes_inputs()
def why(
    session: SessionName,
    inputs: Inputs,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say why a session is in the plan, and not on another day.

    Each rule with its sentence, each number with its unit, source and evidence. The options are those
    of `surefoot plan`; without --scenario or --history the session is one of your stored log's plan.

    \b
    Examples:
      surefoot why today
      surefoot why today --scenario me.yaml
      surefoot why 2027-W08-tempo-1 --scenario me.yaml
    """
    from surefoot.services.planning import Planner
    from surefoot.services.planning import why as ask

    if inputs.given():
        scenario = read_inputs(inputs).scenario
        answer = ask(Planner(), scenario, session)
    else:
        from surefoot.cli.stored import stored

        house, found = stored(inputs, data)
        scenario = found.scenario
        answer = ask(house.planner, scenario, session)

    def show(page) -> None:
        from surefoot.cli.show.why import show_why

        show_why(page, answer, scenario.units)

    reply(as_json, answer, show)
