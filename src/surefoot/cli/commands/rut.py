"""`surefoot rut`: whether results stand still, or every run is the same run."""

from __future__ import annotations

from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.reply import reply


@takes_inputs("history", "scenario", "units", "today")
def rut(
    inputs: Inputs,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say whether your log shows a rut, and what a change could be.

    Races over one distance that no longer get faster, or the same run week after week. Without --scenario or
    --history it looks at your stored log.

    \b
    Examples:
      surefoot rut
      surefoot rut --history ~/strava-export.zip
    """
    from surefoot.rulebook import load_book
    from surefoot.services.rut import rut as ask

    if inputs.given():
        planned = read_inputs(inputs._replace(routine=inputs.history is not None))
        scenario, notes = planned.scenario, planned.notes
    else:
        from surefoot.cli.stored import stored

        scenario, notes = stored(inputs, data)[1].scenario, ()
    answer = ask(load_book(), scenario)

    def show(page) -> None:
        from surefoot.cli.show.rut import show_rut

        show_rut(page, answer, notes)

    reply(as_json, answer, show)
