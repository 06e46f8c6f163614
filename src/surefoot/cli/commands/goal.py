"""`surefoot goal`: what you run for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.cli.typed import (
    date_text,
    demand,
    distance_text,
    options_named,
    or_nothing,
    race_text,
    said,
    time_text,
)
from surefoot.cli.written import FEW

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.diary.entries import Entry
    from surefoot.services.ports import House

goal = typer.Typer(help="Add, see, change and remove what you run for.", no_args_is_help=True, rich_markup_mode=None)

Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="race (default), routine, mile_block or come_back."),
]
Distance = Annotated[
    str | None,
    typer.Option("--distance", metavar="DISTANCE", help='How far the race is: "10 km", half, marathon, "100 miles".'),
]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day of the race, as 2027-04-18.")]
Time = Annotated[str | None, typer.Option("--time", metavar="TIME", help="The time you hope for, as 48:00 or 3:45:00.")]
Priority = Annotated[
    str | None,
    typer.Option("--priority", metavar="LETTER", help="A (default): the season is for it; B, C: races on the way."),
]
Surface = Annotated[
    str | None, typer.Option("--surface", metavar="WORD", help="road (default), track, trail, treadmill or grass.")
]
Climb = Annotated[str | None, typer.Option("--climb", metavar="METRES", help='How much the course climbs, as "350 m".')]
Number = Annotated[
    int, typer.Argument(metavar="ID", help="The number of the goal, as in `surefoot goal list`.", show_default=False)
]


def _document(
    kind: str | None,
    distance: str | None,
    date: str | None,
    time: str | None,
    priority: str | None,
    surface: str | None,
    climb: str | None,
) -> dict[str, Any]:
    """What was typed about a goal, in the contract's words."""
    return said(
        kind=kind,
        distance=or_nothing(distance, race_text("--distance")),
        date=or_nothing(date, date_text("--date")),
        target_time=or_nothing(time, time_text("--time")),
        priority=None if priority is None else priority.strip().upper(),
        surface=surface,
        climb=or_nothing(climb, distance_text("--climb")),
    )


@goal.command("add")
def add(
    kind: Kind = None,
    distance: Distance = None,
    date: Date = None,
    time: Time = None,
    priority: Priority = None,
    surface: Surface = None,
    climb: Climb = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Add a goal: a race, or running for its own sake.

    \b
    Examples:
      surefoot goal add --distance "10 km" --date 2027-04-18 --time 48:00
      surefoot goal add --distance half --date 2027-03-07 --priority B
      surefoot goal add --kind routine
    """
    from surefoot.services.deciding import add_goal

    document = {"kind": "race"} | _document(kind, distance, date, time, priority, surface, climb)
    if document["kind"] == "race":
        demand("--distance", document.get("distance"), 'add --distance "10 km", for example, or --kind routine')
        demand("--date", document.get("date"), "add the day of the race, as --date 2027-04-18")
    on, house = today_or(today), house_of(data)
    with options_named():
        entry = add_goal(house, document, today=on)
    _answer(house, entry, on, as_json)


@goal.command("change")
def change(
    goal: Number,
    kind: Kind = None,
    distance: Distance = None,
    date: Date = None,
    time: Time = None,
    priority: Priority = None,
    surface: Surface = None,
    climb: Climb = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Change a goal; what you leave out stays as it is.

    The word none takes something out, such as the time you hoped for. A goal of another kind is told anew.

    \b
    Examples:
      surefoot goal change 3 --date 2027-05-02
      surefoot goal change 3 --time none --priority B
    """
    from surefoot.services.deciding import change_goal

    document = _document(kind, distance, date, time, priority, surface, climb)
    if not document:
        raise WrongUse("$", None, "it is not said what changes", "add what is new, such as --date 2027-05-02")
    on, house = today_or(today), house_of(data)
    with options_named():
        entry = change_goal(house, goal, document, today=on)
    _answer(house, entry, on, as_json)


@goal.command("remove")
def remove(
    goal: Number,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Let a goal go. It stays in the log, and `surefoot undo` brings it back.

    \b
    Example:
      surefoot goal remove 3
    """
    from surefoot.services.deciding import remove_goal

    on, house = today_or(today), house_of(data)
    _answer(house, remove_goal(house, goal, today=on), on, as_json)


@goal.command("list")
def show_list(
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show your goals with their numbers. Races that are over close by themselves.

    \b
    Example:
      surefoot goal list
    """
    from surefoot.services.deciding import goals_document, goals_of

    unit, on = checked_units(units), today_or(today)
    found = goals_of(house_of(data), on)

    def show(page) -> None:
        from surefoot.cli.show.goals import show_goals

        show_goals(page, found, on, unit or found.units)

    reply(as_json, goals_document(found, on), show)


def _answer(house: House, entry: Entry, today: dt.date, as_json: bool) -> None:
    from surefoot.cli.written import changes_of, entry_answer

    changes = changes_of(house, entry, today)

    def show(page) -> None:
        from surefoot.cli.show.changes import show_changes
        from surefoot.cli.show.written import show_written
        from surefoot.services.looking import units

        show_written(page, entry, units(house))
        show_changes(page, changes, units(house), "With it", FEW)

    reply(as_json, entry_answer(entry, changes), show)
