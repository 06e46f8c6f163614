"""`surefoot plan`: a season from your log, from a scenario or from recorded runs."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.printing import print_plan
from surefoot.cli.problem import WrongUse

Weeks = Annotated[
    int | None,
    typer.Option("--weeks", metavar="N", min=1, help="Print the first N weeks; the plan itself stays the same."),
]
EveryDay = Annotated[bool, typer.Option("--days", help="Print every day of the weeks as well.")]
Accept = Annotated[bool, typer.Option("--accept", help="Take the plan of your log, with all that it offers.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what differs from the accepted plan, and what is offered.")]


@takes_inputs()
def plan(
    inputs: Inputs,
    accept: Accept = False,
    diff: Diff = False,
    weeks: Weeks = None,
    days: EveryDay = False,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Plan a season: today's session, each week to the race, and why.

    Without --scenario or --history it is the plan of your stored log. A goal out of safe reach is an answer too:
    what binds, the earliest date, and what can be instead.

    \b
    Examples:
      surefoot plan
      surefoot plan --accept
      surefoot plan --scenario me.yaml
      surefoot plan --history ~/strava-export.zip --race "10 km" --on 2027-04-18
      surefoot plan --history runs/ --routine --units mi
    """
    if inputs.given():
        _refuse("--accept", accept)
        _refuse("--diff", diff)
        print_plan(read_inputs(inputs), inputs, as_json=as_json, weeks=weeks, every_day=days)
        return
    from surefoot.cli.stored import Wanted, print_stored

    print_stored(inputs, data, Wanted(accept, diff, weeks, days), as_json=as_json)


def _refuse(option: str, given: bool) -> None:
    if given:
        mend = "leave out --scenario and --history to plan from your own log"
        raise WrongUse(option, None, "only the plan of a stored log can be accepted", mend)
