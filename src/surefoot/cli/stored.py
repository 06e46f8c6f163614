"""The plan of the stored log on the terminal: as it stands, what it offers, and accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from surefoot.cli.house import house_of
from surefoot.cli.inputs import Inputs
from surefoot.cli.options import checked_units, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.cli.show.reasons import Sources
    from surefoot.diary.plan import Change
    from surefoot.services.daily import Current
    from surefoot.services.ports import House


class Wanted(NamedTuple):
    """What `surefoot plan` was asked for."""

    accept: bool = False
    diff: bool = False
    weeks: int | None = None
    every_day: bool = False


def stored(inputs: Inputs, data: Path | None) -> tuple[House, Current]:
    """The house and the plan of its log. Raises :class:`WrongUse` for options that belong to other plans."""
    for name in ("race", "on", "time"):
        if getattr(inputs, name) is not None or inputs.switches():
            option = inputs.switches()[0] if inputs.switches() else f"--{name}"
            mend = "`surefoot goal add` says what your log is planned for; or give --history PATH"
            raise WrongUse(option, getattr(inputs, name), "your log knows its goals itself", mend)
    from surefoot.services.daily import current

    house = house_of(data)
    return house, current(house, today_or(inputs.today), checked_units(inputs.units))


def print_stored(inputs: Inputs, data: Path | None, wanted: Wanted, *, as_json: bool) -> None:
    """Reply with the plan document and what is offered, or with the page."""
    from surefoot.services.daily import accept, current, offers

    house, found = stored(inputs, data)
    lead = ""
    if wanted.accept:
        entry = accept(house, found.today).entries[-1]
        found, lead = (
            current(house, found.today, checked_units(inputs.units)),
            f"Accepted; `surefoot undo {entry.id}` takes that back.",
        )
    offered = offers(found, house.planner)

    def show(page) -> None:
        if wanted.diff:
            _show_diff(page, found, offered, house.planner.book.sources, wanted.weeks)
        else:
            _show(page, house, found, wanted, lead)

    reply(as_json, _document(found, offered) if as_json else None, show)


def _document(found: Current, offered: tuple[Change, ...]) -> dict[str, Any]:
    """The plan document, and beside it what accepting would change."""
    import msgspec

    return msgspec.structs.asdict(found.plan) | {"offers": offered}


def _show(page, house: House, found: Current, wanted: Wanted, lead: str) -> None:
    from surefoot.cli.printing import asked_goal
    from surefoot.cli.show.plan import KEYS, Printing, show_plan
    from surefoot.services.advising import openings

    printing = Printing(
        sources=house.planner.book.sources,
        goal=asked_goal(found.scenario),
        weeks=wanted.weeks,
        every_day=wanted.every_day,
        lead=lead,
        notes=found.notes,
        advice=openings(found.plan, KEYS, house.planner.book),
    )
    show_plan(page, found.plan, printing)


def _show_diff(page, found: Current, offered: tuple[Change, ...], sources: Sources, weeks: int | None) -> None:
    """First what stands already, for safety's sake; then what waits for a word."""
    from surefoot.cli.show.changes import USUAL, first_day, show_changes
    from surefoot.cli.show.plan import show_stop

    if found.plan.gate.name == "see_a_doctor":
        show_stop(page, found.plan.gate, sources)
        return
    if found.accepted is None:
        page.paragraph("No plan is accepted yet. `surefoot plan` shows it, `surefoot plan --accept` makes it yours.")
        return
    if not found.plan.changes and not offered:
        page.paragraph("The plan stands as you accepted it, and nothing is offered.")
    units, most = found.plan.units, USUAL if weeks is None else 7 * weeks
    show_changes(page, found.plan.changes, units, "Changed, to keep it safe", most)
    show_changes(page, offered, units, "On offer", most)
    if offered:
        page.blank()
        page.paragraph(
            "`surefoot plan --accept` takes what is on offer, "
            f"`surefoot decline {first_day(offered)}` refuses what is offered for that day."
        )
