"""`surefoot reanalyse`: recordings are read again after the analysis has learned something."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Workers
from surefoot.cli.problem import INTERRUPTED
from surefoot.cli.reply import reply
from surefoot.cli.waiting import progress_for

Everything = Annotated[
    bool, typer.Option("--all", help="Read everything again, also what this version has read already.")
]


def reanalyse(
    everything: Everything = False,
    workers: Workers = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Read the files of your runs again, after an update.

    A newer version may read more out of a recording, and a restored log has lost what was read. Your log keeps its
    entries; where a run reads otherwise than before, that is noted in it, and what you corrected by hand stays
    as you said. Stopped halfway, the same command goes on from there.

    \b
    Examples:
      surefoot reanalyse
      surefoot reanalyse --all
    """
    from surefoot.services.reanalysing import reanalyse as read_again

    with progress_for(as_json) as progress:
        report = read_again(house_of(data), everything=everything, workers=workers, progress=progress)

    def show(page) -> None:
        from surefoot.cli.show.reanalysed import show_reanalysis

        show_reanalysis(page, report)

    reply(as_json, report, show)
    if report.stopped:
        raise typer.Exit(INTERRUPTED)
