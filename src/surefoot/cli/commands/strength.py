"""`surefoot strength`: the next session of strength, writing down what was done, and all that was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, day_option, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.cli.typed import options_named, time_text
from surefoot.cli.written import FEW

if TYPE_CHECKING:
    import datetime as dt

strength = typer.Typer(
    short_help="See your next strength session, and write it down.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

_DID = re.compile(
    r"(?P<exercise>[a-z_]+(?: (?!at\b|effort\b)[a-z_]+)*)"
    r"(?: +(?P<sets>\d{1,3}) *[x×*] *(?:(?P<reps>\d{1,4})|(?P<held>\d{1,4} *(?:s|min))))?"
    r"(?: +(?:at +)?(?P<load>\d[\d.]* *(?:kg|lbs?)))?(?:,? +effort +(?P<effort>\d{1,3}))?",
    re.IGNORECASE,
)
_SESSION = re.compile(r"\d{4}-W\d{2}-[a-z]+-\d+")

Day = Annotated[
    str | None,
    typer.Argument(
        metavar="[DATE]", help="The day it was, as 2027-01-03, yesterday or today (default).", show_default=False
    ),
]
SessionName = Annotated[
    str | None,
    typer.Argument(
        metavar="[SESSION]", help="The planned session that it was (default: that day's).", show_default=False
    ),
]
Did = Annotated[
    list[str] | None,
    typer.Option(
        "--did",
        metavar="EXERCISE",
        help='An exercise as you did it: "goblet_squat 3x8 16 kg effort 7", or "front_plank 2x30s". Weight and effort '
        "(0 to 10, of the last set) may be left out. Again for more.",
    ),
]
Whole = Annotated[
    bool, typer.Option("--all", help="All as planned; what --did names takes the place of what was planned.")
]
Plyometrics = Annotated[bool, typer.Option("--plyometrics", help="It was the plyometric session.")]
Effort = Annotated[
    int | None, typer.Option("--effort", metavar="0-10", help="How hard it was, as a whole and at the end of the sets.")
]
Duration = Annotated[str | None, typer.Option("--duration", metavar="TIME", help='How long it took, as "30 min".')]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Whatever you want to remember of it.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="The newest N alone.")]


@strength.callback()
def following(
    context: typer.Context,
    plyometrics: Plyometrics = False,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show the next session of strength, with what you did last time.

    `surefoot strength log` writes down what you did, and `surefoot strength history` shows all of it.

    \b
    Examples:
      surefoot strength
      surefoot strength --plyometrics
    """
    if context.invoked_subcommand is not None:
        return
    from surefoot.services.strengthening import next_strength

    unit, on, house = checked_units(units), today_or(today), house_of(data)
    answer, found = next_strength(house, on, unit, ("plyometrics",) if plyometrics else ("strength",))

    def show(page) -> None:
        from surefoot.cli.show.strength import show_next

        kind = "plyometrics" if plyometrics else "strength"
        show_next(page, answer, kind, found.plan.units, house.planner.book.sources)

    reply(as_json, answer, show)


@strength.command("log")
def log(
    date: Day = None,
    session: SessionName = None,
    did: Did = None,
    whole: Whole = False,
    plyometrics: Plyometrics = False,
    effort: Effort = None,
    duration: Duration = None,
    note: Note = "",
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Write down what you did; the next session follows from it.

    Strength or plyometrics, all as planned or exercise by exercise.

    \b
    Examples:
      surefoot strength log --all --effort 7
      surefoot strength log yesterday --did "goblet_squat 3x8 16 kg effort 7"
      surefoot strength log today --plyometrics --all
    """
    from surefoot.services.strengthening import Told, log_strength

    if date is not None and _SESSION.fullmatch(date.strip()):
        session, date = session or date.strip(), None
    if not (did or whole):
        mend = 'add --all where it went as planned, or --did "goblet_squat 3x8 16 kg effort 7"'
        raise WrongUse("--did", None, "nothing is said of what you did", mend)
    on = today_or(today)
    told = Told(
        day=day_option("DATE", date, on),
        session=session,
        kind="plyometrics" if plyometrics else None,
        exercises=tuple(did_of(text) for text in did or ()),
        whole=whole,
        rpe=effort,
        duration=None if duration is None else time_text("--duration")(duration),
        note=note,
    )
    house = house_of(data)
    with options_named({"exercises": "--did", "rpe": "--effort", "date": "DATE", "session": "SESSION"}):
        entry = log_strength(house, told, today=on)
    _answer(house, entry, on, as_json)


def _answer(house, entry, on: dt.date, as_json: bool) -> None:
    from surefoot.cli.written import changes_of, entry_answer

    changes = changes_of(house, entry, on)

    def show(page) -> None:
        from surefoot.cli.show.changes import show_changes
        from surefoot.cli.show.written import show_written
        from surefoot.services.looking import units

        show_written(page, entry, units(house))
        show_changes(page, changes, units(house), "With it", FEW)

    reply(as_json, entry_answer(entry, changes), show)


def did_of(text: str) -> dict[str, Any]:
    """An exercise as a document, from "goblet_squat 3x8 16 kg effort 7". Raises :class:`WrongUse`."""
    found = _DID.fullmatch(" ".join(text.split()))
    if found is None:
        mend = 'write the exercise, sets and repeats: "goblet_squat 3x8 16 kg effort 7"'
        raise WrongUse("--did", text, "this does not say what was done", mend)
    document: dict[str, Any] = {"exercise": found["exercise"].lower().replace(" ", "_")}
    document |= {name: int(found[name]) for name in ("sets", "reps", "effort") if found[name] is not None}
    document |= {"held": found["held"]} if found["held"] is not None else {}
    return document | ({"load": found["load"]} if found["load"] is not None else {})


@strength.command("history")
def history(limit: Limit = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Show what you wrote down, the newest at the end.

    \b
    Examples:
      surefoot strength history
      surefoot strength history --limit 5
    """
    from surefoot.services.strengthening import strength_history

    found = strength_history(house_of(data), limit)

    def show(page) -> None:
        from surefoot.cli.show.strength import show_history

        show_history(page, found)

    reply(as_json, {"sessions": [written.document for written in found]}, show)
