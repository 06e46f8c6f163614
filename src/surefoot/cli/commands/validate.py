"""`surefoot validate`: predictions held against races that were run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.reply import reply

validate = typer.Typer(
    help="Hold our predictions against races that were run.", no_args_is_help=True, rich_markup_mode=None
)

TableOfRaces = Annotated[
    Path, typer.Argument(metavar="FILE", help="Race times as CSV, with the columns of the survey.", show_default=False)
]


@validate.command("race-times")
def race_times(file: TableOfRaces, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Score predictions on the survey of race times by Vickers and Vertosick.

    Each marathon and half marathon is foretold from the same runner's longest shorter race and typical week, and from
    the two longest shorter races where there are two. Rows with adjusted = 1 and a typical week count. The known
    formulas are scored on the same rows: mean squared error in minutes², median size of the error in percent, and
    the share (0 to 1) of times inside the range meant for 8 in 10. A formula without a range of its own gets the one
    that its error on these rows makes.

    \b
    Example:
      surefoot validate race-times vickers.csv
    """
    from surefoot.lab.race_times import read_race_times
    from surefoot.lab.validation import validate as ask
    from surefoot.rulebook import load_book

    answer = ask(load_book(), read_race_times(file))

    def show(page) -> None:
        from surefoot.cli.show.validation import show_validation

        show_validation(page, answer)

    reply(as_json, answer, show)
