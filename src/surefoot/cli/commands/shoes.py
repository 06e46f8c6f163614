"""`surefoot shoes`: your running shoes and how far they have run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, day_option, today_or
from surefoot.cli.reply import reply
from surefoot.cli.typed import distance_text, options_named, or_nothing, said

if TYPE_CHECKING:
    from surefoot.diary.entries import Entry
    from surefoot.services.ports import House

shoes = typer.Typer(
    help="Add and retire running shoes, and see how far they have run.", no_args_is_help=True, rich_markup_mode=None
)

New = Annotated[str, typer.Argument(metavar="NAME", help="What you call them.", show_default=False)]
Named = Annotated[
    str, typer.Argument(metavar="SHOE", help="Their name, as in `surefoot shoes list`.", show_default=False)
]
OrNone = Annotated[
    str, typer.Argument(metavar="SHOE", help="Their name, or none for none of them.", show_default=False)
]
Activity = Annotated[
    int, typer.Argument(metavar="ACTIVITY", help="The number of the run, as in `surefoot log`.", show_default=False)
]
Distance = Annotated[
    str | None, typer.Option("--distance", metavar="DISTANCE", help='What they have run before, as "120 km".')
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Their first day, as 2027-01-04 (default: today).")
]


@shoes.command("add")
def add(
    name: New,
    distance: Distance = None,
    since: Since = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Add a pair of shoes.

    \b
    Examples:
      surefoot shoes add "Blue trainers"
      surefoot shoes add "Trail pair" --distance "120 km" --since 2026-11-01
    """
    from surefoot.services.gear import add_shoes

    on = today_or(today)
    first = str(day_option("--since", since, on))
    document = {"name": name, "since": first} | said(distance=or_nothing(distance, distance_text("--distance")))
    with options_named({"name": "NAME"}):
        _answer(data, as_json, lambda house: add_shoes(house, document, today=on))


@shoes.command("list")
def show_list(
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show your shoes with the distance that your runs add up to.

    \b
    Example:
      surefoot shoes list
    """
    from surefoot.services.gear import shoes_of

    unit = checked_units(units)
    found = shoes_of(house_of(data), today_or(today))

    def show(page) -> None:
        from surefoot.cli.show.shoes import show_shoes

        show_shoes(page, found.shoes, unit or found.units)

    reply(as_json, {"shoes": found.shoes}, show)


@shoes.command("wear")
def wear(
    activity: Activity,
    shoe: OrNone,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say in which shoes a run was run.

    \b
    Example:
      surefoot shoes wear 12 "Trail pair"
    """
    from surefoot.services.gear import wear_shoes

    on = today_or(today)
    _answer(data, as_json, lambda house: wear_shoes(house, activity, shoe, today=on))


@shoes.command("default")
def default(
    shoe: OrNone,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Take a pair for every run from today on that names no other.

    \b
    Examples:
      surefoot shoes default "Blue trainers"
      surefoot shoes default none
    """
    from surefoot.services.gear import choose_shoes

    on = today_or(today)
    _answer(data, as_json, lambda house: choose_shoes(house, shoe, today=on))


@shoes.command("retire")
def retire(
    shoe: Named,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Run in a pair no more. What it ran stays with it.

    \b
    Example:
      surefoot shoes retire "Blue trainers"
    """
    from surefoot.services.gear import retire_shoes

    on = today_or(today)
    _answer(data, as_json, lambda house: retire_shoes(house, shoe, today=on))


def _answer(data, as_json: bool, write: Callable[[House], Entry]) -> None:
    from surefoot.cli.written import entry_answer

    house = house_of(data)
    entry = write(house)

    def show(page) -> None:
        from surefoot.cli.show.written import show_written
        from surefoot.services.gear import pair_of
        from surefoot.services.looking import units

        show_written(page, entry, units(house), pair_of(house, entry))

    reply(as_json, entry_answer(entry), show)
