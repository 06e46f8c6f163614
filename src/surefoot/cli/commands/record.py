"""`surefoot add`, `away` and `undo`: what is entered into the log by hand, and taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, day_option, today_or
from surefoot.cli.reply import reply
from surefoot.cli.typed import date_text, demand, distance_text, options_named, or_nothing, said, time_text
from surefoot.cli.written import FEW

Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The day it was, as 2027-01-03 or yesterday (default: today)."),
]
Distance = Annotated[str | None, typer.Option("--distance", metavar="DISTANCE", help='How far: "8 km", "5 mi".')]
Duration = Annotated[
    str | None, typer.Option("--duration", metavar="TIME", help='How long you moved: 48:00, 1:02:30 or "48 min".')
]
Sport = Annotated[
    str | None,
    typer.Option("--sport", metavar="WORD", help="run (default), walk, ride, swim, strength or other."),
]
Rpe = Annotated[int | None, typer.Option("--rpe", metavar="0-10", help="How hard it felt, from 0 to 10.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Whatever you want to remember of it.")]
WasRace = Annotated[bool, typer.Option("--race", help="It was a race.")]
Surface = Annotated[
    str | None, typer.Option("--surface", metavar="WORD", help="road, track, trail, treadmill or grass.")
]
AvgHr = Annotated[int | None, typer.Option("--avg-hr", metavar="BPM", help="Average heart rate, in beats a minute.")]
Session = Annotated[
    str | None, typer.Option("--session", metavar="SESSION", help="The planned session that it was, by its id.")
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day, as 2027-02-06.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, as 2027-02-13.")]
Minutes = Annotated[
    str | None,
    typer.Option("--minutes-a-day", metavar="TIME", help='Time to run on such a day, as "30 min" (default: none).'),
]
Number = Annotated[
    int,
    typer.Argument(
        metavar="ENTRY", help="The number of the entry, as in `surefoot log --entries`.", show_default=False
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, if you want to remember it.")]


def add(
    date: Date = None,
    distance: Distance = None,
    duration: Duration = None,
    sport: Sport = None,
    rpe: Rpe = None,
    note: Note = "",
    race: WasRace = False,
    surface: Surface = None,
    avg_hr: AvgHr = None,
    session: Session = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Enter a run by hand, or another activity.

    \b
    Examples:
      surefoot add --distance "8 km" --duration 48:00 --rpe 4
      surefoot add --date yesterday --duration "40 min" --sport strength
      surefoot add --date 2026-10-04 --distance "10 km" --duration 47:12 --race
    """
    from surefoot.services.recording import add_activity, alike

    on = today_or(today)
    document = said(
        date=str(day_option("--date", date, on)),
        distance=None if distance is None else distance_text("--distance")(distance),
        duration=time_text("--duration")(demand("--duration", duration, "add how long it took, as --duration 48:00")),
        sport=sport,
        rpe=rpe,
        race=race or None,
        surface=surface,
        avg_hr=avg_hr,
        session=session,
    )
    house = house_of(data)
    with options_named():
        entry = add_activity(house, document, today=on, note=note)
    from surefoot.services.looking import added_document, everything

    def show(page) -> None:
        from surefoot.cli.show.written import show_alike, show_written

        memory = everything(house)
        show_written(page, entry, memory.units)
        show_alike(page, alike(memory, entry), memory.units)

    reply(as_json, added_document(entry), show)


def away(
    from_: From = None,
    to: To = None,
    minutes_a_day: Minutes = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say when you are away, and how much time to run you have then.

    \b
    Examples:
      surefoot away --from 2027-02-06 --to 2027-02-13
      surefoot away --from 2027-02-06 --to 2027-02-13 --minutes-a-day "30 min"
    """
    from surefoot.services.deciding import set_away

    document = {
        "from": date_text("--from")(demand("--from", from_, "add the first day, as --from 2027-02-06")),
        "to": date_text("--to")(demand("--to", to, "add the last day, as --to 2027-02-13")),
        "minutes_a_day": or_nothing(minutes_a_day, time_text("--minutes-a-day")),
    }
    on, house = today_or(today), house_of(data)
    with options_named():
        entry = set_away(house, said(**document), today=on)
    from surefoot.cli.written import changes_of, entry_answer

    changes = changes_of(house, entry, on)

    def show(page) -> None:
        from surefoot.cli.show.changes import show_changes
        from surefoot.cli.show.written import show_written
        from surefoot.services.looking import units

        show_written(page, entry, units(house))
        show_changes(page, changes, units(house), "With it", FEW)

    reply(as_json, entry_answer(entry, changes), show)


def undo(
    entry: Number,
    reason: Reason = "",
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Take an entry of your log back; an undo can be undone as well.

    Nothing is erased: the entry stays in the log and counts no more. `surefoot log --entries` shows the numbers.

    \b
    Examples:
      surefoot undo 12
      surefoot undo 12 --reason "that was my brother's watch"
    """
    from surefoot.services.deciding import undo as take_back

    on, house = today_or(today), house_of(data)
    with options_named():
        done = take_back(house, entry, today=on, reason=reason)
    from surefoot.cli.written import changes_of, entry_answer
    from surefoot.services.looking import entry_document

    changes = changes_of(house, done.entry, on)

    def show(page) -> None:
        from surefoot.cli.show.changes import show_changes
        from surefoot.cli.show.written import show_undone
        from surefoot.services.looking import units

        show_undone(page, done, units(house))
        show_changes(page, changes, units(house), "With it", FEW)

    back = {"taken_back": entry_document(done.of, done.entry.id)}
    reply(as_json, entry_answer(done.entry, changes) | back, show)
