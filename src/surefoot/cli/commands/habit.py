"""`surefoot habit`: what stands beside running, ticked and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, day_option, today_or
from surefoot.cli.reply import reply
from surefoot.cli.typed import options_named, or_nothing, said, time_text

if TYPE_CHECKING:
    import datetime as dt

habit = typer.Typer(
    help="Tick, note and see habits: strength, mobility, food, sleep.", no_args_is_help=True, rich_markup_mode=None
)

Name = Annotated[
    str,
    typer.Argument(metavar="HABIT", help="strength, mobility, rehab, walking or nutrition.", show_default=False),
]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="What you want to remember.", show_default=False)]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day, as 2027-01-04 or yesterday.")]
For = Annotated[str | None, typer.Option("--duration", metavar="TIME", help='How long it took, as "20 min".')]


@habit.command("tick")
def tick(
    name: Name,
    date: Day = None,
    duration: For = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Tick a habit for a day.

    \b
    Examples:
      surefoot habit tick mobility
      surefoot habit tick strength --date yesterday --duration "20 min"
    """
    time = or_nothing(duration, time_text("--duration"))
    _write(name, date, said(duration=time), today_or(today), as_json, data)


@habit.command("note")
def note(
    name: Name,
    text: Text,
    date: Day = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Note something about a habit. It is for you alone: nothing is counted or judged.

    \b
    Example:
      surefoot habit note nutrition "oats two hours before sit well"
    """
    _write(name, date, {"note": text}, today_or(today), as_json, data)


@habit.command("show")
def show_habits(
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show the habits of the last weeks: strength, mobility, sleep, and what you noted.

    \b
    Example:
      surefoot habit show
    """
    from surefoot.services.habits import habits_of

    found = habits_of(house_of(data), today_or(today))

    def show(page) -> None:
        from surefoot.cli.show.habits import show_weeks

        show_weeks(page, found)

    reply(as_json, found, show)


def _write(name: str, date: str | None, more: dict[str, Any], today: dt.date, as_json: bool, data) -> None:
    from surefoot.cli.written import entry_answer
    from surefoot.services.habits import note_habit

    document = {"habit": name, "date": str(day_option("--date", date, today))} | more
    house = house_of(data)
    with options_named({"habit": "HABIT", "note": "TEXT"}):
        entry = note_habit(house, document, today=today)

    def show(page) -> None:
        from surefoot.cli.show.written import show_written
        from surefoot.services.looking import units

        show_written(page, entry, units(house))

    reply(as_json, entry_answer(entry), show)
