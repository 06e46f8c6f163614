"""`surefoot plan`: a season from a scenario or from recorded runs."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.printing import print_plan

Weeks = Annotated[
    int | None,
    typer.Option("--weeks", metavar="N", min=1, help="Print the first N weeks; the plan itself stays the same."),
]
EveryDay = Annotated[bool, typer.Option("--days", help="Print every day of the weeks as well.")]


@takes_inputs()
def plan(
    inputs: Inputs,
    weeks: Weeks = None,
    days: EveryDay = False,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Plan a season: today's session, every week to the race, and why.

    A goal out of safe reach is an answer too: what binds, the earliest date, and what can be instead.

    \b
    Examples:
      surefoot plan --scenario me.yaml
      surefoot plan --history ~/strava-export.zip --race "10 km" --on 2027-04-18
      surefoot plan --history runs/ --routine --units mi
    """
    if not inputs.given():
        _refuse_store()
    print_plan(read_inputs(inputs), inputs, as_json=as_json, weeks=weeks, every_day=days)


def _refuse_store() -> None:
    """Without a scenario or history there is no log to plan from yet."""
    from surefoot.services.refusal import Refusal

    raise Refusal(
        "$",
        None,
        "your own log lives in a later version of Surefoot; for now a plan needs to be told what to start from",
        "give --scenario FILE or --history PATH; `surefoot demo --plan` shows one right away",
    )
