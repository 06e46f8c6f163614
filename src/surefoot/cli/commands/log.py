"""`surefoot log` and `surefoot show`: what is in the log."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Units, checked_units, parsed_date
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply

From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day to show, as 2026-10-01.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day to show, as 2026-12-31.")]
Sport = Annotated[
    str | None,
    typer.Option("--sport", metavar="WORD", help="One sport alone: run, walk, ride, swim, strength or other."),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="The newest N alone.")]
PageNumber = Annotated[
    int | None, typer.Option("--page", metavar="N", min=1, help="A page of whole weeks, 1 being the newest.")
]
Entries = Annotated[
    bool, typer.Option("--entries", help="Every entry of the log instead, with the number that `surefoot undo` takes.")
]
Number = Annotated[
    int, typer.Argument(metavar="ID", help="The number of the activity, as in `surefoot log`.", show_default=False)
]


def log(
    from_: From = None,
    to: To = None,
    sport: Sport = None,
    limit: Limit = None,
    page: PageNumber = None,
    entries: Entries = False,
    units: Units = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show your activities week by week, the newest at the end.

    As text the newest page of whole weeks, unless a page, days or a number are named; as JSON all of them. At the
    end stands what it all adds up to: every run counts, and so does every distance that you ran for the first time.

    \b
    Examples:
      surefoot log
      surefoot log --page 2
      surefoot log --from 2026-10-01 --to 2026-12-31 --sport run
      surefoot log --entries --limit 10
    """
    from surefoot.services.looking import Filter

    unit = checked_units(units)
    which = Filter(from_=parsed_date("--from", from_), to=parsed_date("--to", to), sport=_sport(sport, entries))
    _refuse_both(page, limit, entries)
    whole = which != Filter() or limit is not None
    if entries:
        _entries(which, limit, whole, unit, as_json, data)
        return
    from surefoot.services import looking

    house = house_of(data)
    paged = page is not None or not (whole or as_json)
    found = looking.page(house, which, page or 1) if paged else looking.activities(house, which, limit)

    def show(paper) -> None:
        from surefoot.cli.show.log import show_log

        show_log(paper, found, unit or found.units, sport=sport or "run", whole=whole)

    reply(as_json, _document(found, paged=paged), show)


def _document(found, *, paged: bool) -> dict:
    """What was found; of a page also which it is, and of how many activities in all."""
    document = {"activities": found.activities, "counted": found.counted}
    return document | ({"page": found.page, "pages": found.pages, "found": found.found} if paged else {})


def _refuse_both(page: int | None, limit: int | None, entries: bool) -> None:
    """Pages are of activities, and a limit makes one of its own. Raises :class:`WrongUse`."""
    if page is None or (limit is None and not entries):
        return
    other = "--entries" if entries else "--limit"
    raise WrongUse("--page", str(page), f"it does not go with {other}", f"leave out --page or {other}")


def _entries(which, limit: int | None, whole: bool, unit: str | None, as_json: bool, data) -> None:
    from surefoot.services.looking import entries, entry_document, units

    house = house_of(data)
    found = entries(house, which)
    chosen = newest(found, limit)

    def show(page) -> None:
        from surefoot.cli.show.log import show_entries

        show_entries(page, found, unit or units(house), limit=limit, whole=whole)

    reply(as_json, {"entries": [entry_document(*written) for written in chosen]} if as_json else None, show)


def newest(found: tuple, limit: int | None) -> tuple:
    """The last ones of all that was found."""
    return found if limit is None else found[-limit:]


def _sport(sport: str | None, entries: bool) -> str | None:
    """A sport that there is. Raises :class:`WrongUse`."""
    if sport is None:
        return None
    if entries:
        raise WrongUse("--sport", sport, "entries are of every kind", "leave out --sport or --entries")
    from surefoot.diary.parts import SPORTS

    if sport not in SPORTS:
        raise WrongUse("--sport", sport, "there is no such sport here", f"write one of: {', '.join(SPORTS)}")
    return sport


def show(
    activity: Number,
    units: Units = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show one activity with all that is known of it.

    Its files stand there too, and what became of it in the log.

    \b
    Example:
      surefoot show 12
    """
    from surefoot.services.looking import known, known_document

    unit = checked_units(units)
    found = known(house_of(data), activity)

    def show(page) -> None:
        from surefoot.cli.show.activity import show_activity

        show_activity(page, found, unit or found.units)

    reply(as_json, known_document(found), show)
