"""`surefoot clear`: what a physician, therapist, coach or the start checks say of running again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from surefoot.cli.followed import answer
from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, day_option, today_or
from surefoot.cli.typed import demand, options_named, said

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.diary.body import Clearance
    from surefoot.diary.entries import Cleared
    from surefoot.services.ports import House

_NAMES = {"injury": "INJURY"}

About = Annotated[
    str | None,
    typer.Argument(
        metavar="INJURY",
        help="What it is about: the id of an injury, or red_flag, birth, pregnancy or readiness.",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Whose word it is: physician, therapist, coach or self_check."),
]
Checks = Annotated[
    str | None,
    typer.Option("--checks", metavar="WORD", help="The start checks: passed, failed or not_done (default)."),
]
Protocol = Annotated[
    str | None,
    typer.Option(
        "--protocol",
        metavar="NAME",
        help="The ladder that a therapist or physician chose, as general, or with its stage, as general/2.",
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The day they said so, as 2027-01-02 (default: today)."),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, if you want to remember it.")]


def clear(
    injury: About = None,
    by: By = None,
    checks: Checks = None,
    protocol: Protocol = None,
    date: Day = None,
    reason: Reason = "",
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Enter what somebody says of running again. Without `--by` it asks, and goes through the start checks.

    Anybody can ask for a pause; a physician or therapist can permit. The answer says what is open with it.

    \b
    Examples:
      surefoot clear left-shin-1
      surefoot clear left-calf-1 --by self_check --checks passed
      surefoot clear left-shin-1 --by therapist --checks passed --protocol bone/2
      surefoot clear red_flag --by physician --reason "heart is fine"
    """
    from surefoot.services.clearing import clear as write

    on = today_or(today)
    day = day_option("--date", date, on)
    word = said(injury=injury, by=by, checks=checks, protocol=protocol)
    if by is None and not word.keys() - {"injury"} and not as_json and _somebody():
        house = house_of(data)
        word = _asked(house, injury, day)
    else:
        demand("INJURY", injury, "name an injury, or red_flag, birth, pregnancy or readiness")
        demand("--by", by, "add whose word it is: --by physician, therapist, coach or self_check")
        house = house_of(data)
    with options_named(_NAMES):
        entries = write(house, {"date": str(day)} | word, today=on, reason=reason)
    given = cast("Cleared", entries[0].fact).clearance
    answer(house, entries, on, as_json, _notes(house, given, day))


def _somebody() -> bool:
    from surefoot.cli.talk import somebody

    return somebody()


def _asked(house: House, about: str | None, day: dt.date) -> dict[str, Any]:
    """The answers of a conversation on an injury that is named, or on whatever is open."""
    from surefoot.cli.clear_talk import word_told
    from surefoot.cli.talk import held
    from surefoot.services.clearing import read_word
    from surefoot.services.injuries import injuries_of

    known = injuries_of(house, day)
    injuries = [one.injury for one in known if one.open or about is not None]
    if about is not None:
        with options_named(_NAMES):
            read_word({"injury": about, "date": str(day), "by": "physician"}, day, injuries)
    checks = house.planner.book.value("gate/start_checks")
    return held(lambda: word_told(input, print, injuries, checks, day, about))


def _notes(house: House, given: Clearance, day: dt.date) -> list[str]:
    from surefoot.cli.show.cleared import notes_on
    from surefoot.services.looking import open_injuries

    return notes_on(given, {injury.id for injury in open_injuries(house, day)})
