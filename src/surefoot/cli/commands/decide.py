"""`surefoot skip`, `move` and `decline`: what the runner decides about a planned session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, parsed_date, today_or
from surefoot.cli.reply import reply
from surefoot.cli.typed import demand
from surefoot.cli.written import FEW

if TYPE_CHECKING:
    from surefoot.services.daily import Decided
    from surefoot.services.ports import House

SessionName = Annotated[
    str,
    typer.Argument(
        metavar="SESSION", help="A session's id like 2027-W01-easy-1, a date, or today.", show_default=False
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, if you want to remember it.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The day it moves to, as 2027-01-06.")]


def skip(
    session: SessionName,
    reason: Reason = "",
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Let a session go. Nothing has to be made up for it, and nobody asks why.

    \b
    Examples:
      surefoot skip today
      surefoot skip 2027-W08-tempo-4 --reason "a long day"
    """
    from surefoot.services.daily import skip as let_go

    on, house = today_or(today), house_of(data)
    _answer(house, let_go(house, session, on, reason), "Let go.", as_json)


def move(
    session: SessionName,
    to: To = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Put a session on another day of its week.

    Every hard rule has to allow it; where one does not, its name is the answer. A run that meets another run
    changes places with it.

    \b
    Example:
      surefoot move 2027-W01-easy-4 --to 2027-01-06
    """
    from surefoot.services.daily import move as put

    day = parsed_date("--to", demand("--to", to, "add the day, as --to 2027-01-06"))
    on, house = today_or(today), house_of(data)
    _answer(house, put(house, session, day or on, on), "Moved.", as_json)


def decline(
    session: SessionName,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Refuse an offered change, or all of a day.

    What you declined is not offered again as long as it reads the same.
    `surefoot plan --diff` shows what is offered. Changes for safety's sake are not offers: they stand.

    \b
    Examples:
      surefoot decline 2027-W03-long-7
      surefoot decline 2027-01-24
    """
    from surefoot.services.daily import decline as refuse

    on, house = today_or(today), house_of(data)
    _answer(house, refuse(house, session, on), "It stays as it is.", as_json)


def _answer(house: House, decided: Decided, said: str, as_json: bool) -> None:
    """The entries that were written, and the sessions that changed with them."""
    from surefoot.diary.entries import PlanAccepted

    own = [entry for entry in decided.entries if not isinstance(entry.fact, PlanAccepted)]
    plan = len(own) < len(decided.entries)

    def show(page) -> None:
        from surefoot.cli.show.changes import show_changes
        from surefoot.cli.show.written import show_undo
        from surefoot.services.looking import units

        page.paragraph(said, " The plan as it stood is yours with it." if plan else "")
        show_changes(page, decided.changes, units(house), "With it", FEW)
        page.blank()
        show_undo(page, own)

    reply(as_json, document(decided), show)


def document(decided: Decided) -> dict[str, object]:
    """The contract's answer of a decision."""
    from surefoot.cli.written import entries_document

    changes: Sequence[object] = decided.changes
    return entries_document(decided.entries) | {"changes": list(changes)}
