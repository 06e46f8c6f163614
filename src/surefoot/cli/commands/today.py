"""`surefoot today`: what to run today, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, today_or
from surefoot.cli.reply import reply

Minutes = Annotated[
    int | None,
    typer.Option("--minutes", metavar="N", min=1, help="The time that you have: shows the version that fits."),
]


def today(
    minutes: Minutes = None,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say what to run today, and why.

    What you are allowed, the steps, the shorter version, what changed since yesterday, and one small win.

    \b
    Examples:
      surefoot today
      surefoot today --minutes 25
    """
    from surefoot.services.today import today_of

    unit, on, house = checked_units(units), today_or(today), house_of(data)
    answer, found = today_of(house, on, None if minutes is None else 60 * minutes, unit)

    def show(page) -> None:
        from surefoot.cli.show.today import Asked, show_today

        asked = Asked(
            units=found.plan.units,
            sources=house.planner.book.sources,
            minutes=minutes,
            notes=found.notes,
        )
        show_today(page, answer, found.plan, asked)

    reply(as_json, answer, show)
