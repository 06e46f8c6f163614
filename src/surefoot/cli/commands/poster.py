"""`surefoot poster`: pages for the wall, to print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, today_or
from surefoot.cli.reply import reply, write

poster = typer.Typer(
    help="Make posters and a paper calendar to print and tick off.", no_args_is_help=True, rich_markup_mode=None
)

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write the page into this file, as wall.html (default: to the screen)."),
]
Site = Annotated[
    str, typer.Argument(metavar="SITE", help='The injured place, as "left knee" or shin.', show_default=False)
]
Month = Annotated[
    str | None, typer.Option("--month", metavar="MONTH", help="The month, as 2027-01 (default: this one).")
]


@poster.command("strength")
def strength(out: Out = None, today: Today = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Make a poster of the strength sessions of your plan.

    \b
    Example:
      surefoot poster strength --out strength.html
    """
    _poster("strength", None, out, today, as_json, data)


@poster.command("warmup")
def warmup(out: Out = None, today: Today = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Make a poster of the warm-up before your runs.

    \b
    Example:
      surefoot poster warmup --out warmup.html
    """
    _poster("warmup", None, out, today, as_json, data)


@poster.command("mobility")
def mobility(out: Out = None, today: Today = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Make a poster of mobility from head to foot.

    \b
    Example:
      surefoot poster mobility --out mobility.html
    """
    _poster("mobility", None, out, today, as_json, data)


@poster.command("rehab")
def rehab(site: Site, out: Out = None, today: Today = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Make a poster of the strength ladder for an injured place.

    \b
    Example:
      surefoot poster rehab "left knee" --out knee.html
    """
    _poster("rehab", site, out, today, as_json, data)


@poster.command("calendar")
def calendar(
    month: Month = None,
    out: Out = None,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Make a calendar of a month to tick off: your sessions, strength and mobility.

    \b
    Examples:
      surefoot poster calendar --out month.html
      surefoot poster calendar --month 2027-02 --out february.html
    """
    from surefoot.cli.paper.calendar import calendar_page
    from surefoot.services.calendars import month_of

    on, unit = today_or(today), checked_units(units)
    found = month_of(house_of(data), on, month, unit)
    _give(calendar_page(found), {"kind": "calendar", "month": found.name}, out, as_json)


def _poster(kind: str, site: str | None, out: Path | None, today, as_json: bool, data) -> None:
    from surefoot.cli.paper.poster import poster_page
    from surefoot.services.posters import poster as made

    house = house_of(data)
    found = made(house, kind, today_or(today), site)
    _give(poster_page(found, house.planner.book), {"kind": kind, "poster": found}, out, as_json)


def _give(page: str, document: dict[str, object], out: Path | None, as_json: bool) -> None:
    """The page in a file, or on the screen; in JSON it stands with what it says."""
    if out is None and not as_json:
        write(page)
        return
    if out is None:
        reply(as_json, document | {"html": page}, lambda _: None)
        return
    out.write_text(page, encoding="utf-8")

    def show(text) -> None:
        text.paragraph(f"Written to {out}. Open it in a browser and print it.")

    reply(as_json, document | {"written": str(out)}, show)
