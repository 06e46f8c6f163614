"""`surefoot why`: the trace of a session."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.inputs import Inputs, read_inputs
from surefoot.cli.options import (
    AsJson,
    DataFolder,
    HistoryPath,
    OnDate,
    Race,
    Routine,
    ScenarioFile,
    TargetTime,
    Today,
    Units,
)
from surefoot.cli.reply import reply

SessionName = Annotated[
    str,
    typer.Argument(
        metavar="SESSION", help="A session's id like 2027-W01-easy-1, a date, or today.", show_default=False
    ),
]


def why(
    session: SessionName,
    scenario: ScenarioFile = None,
    history: HistoryPath = None,
    race: Race = None,
    on: OnDate = None,
    time: TargetTime = None,
    routine: Routine = False,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say why a session is in the plan, and not on another day.

    Each rule with its sentence, each number with its unit, source and evidence. The options are those
    of `surefoot plan`.

    \b
    Examples:
      surefoot why today --scenario me.yaml
      surefoot why 2027-W08-tempo-1 --scenario me.yaml
    """
    inputs = Inputs(scenario, history, race, on, time, routine, units, today)
    if not inputs.given():
        from surefoot.cli.problem import WrongUse

        mend = "add --scenario FILE or --history PATH, as for `surefoot plan`"
        raise WrongUse("--scenario", None, "it is not said which plan the session is in", mend)
    planned = read_inputs(inputs)
    from surefoot.services.planning import Planner
    from surefoot.services.planning import why as ask

    answer = ask(Planner(), planned.scenario, session)

    def show(page) -> None:
        from surefoot.cli.show.why import show_why

        show_why(page, answer, planned.scenario.units)

    reply(as_json, answer, show)
