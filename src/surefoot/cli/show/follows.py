"""What follows from what was just written: what is allowed now, and what ends a limit. A red flag stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import Page
from surefoot.cli.show.written import show_undo
from surefoot.diary.plan import Gate

if TYPE_CHECKING:
    from surefoot.diary.entries import Entry
    from surefoot.services.following import Consequence

_NOW = {
    "clear": "everything is open",
    "comeback": "easy running, in small steps",
    "easy_only": "easy running",
    "walk_run": "walking and running in turns",
    "hold": "running rests",
    "see_a_doctor": "somebody has to look at it first",
}


def stopped(page: Page, follows: Consequence | None) -> bool:
    """Whether somebody has to be seen first; then that one sentence is the page."""
    if follows is None or follows.gate.name != "see_a_doctor":
        return False
    stop = words.sentence(follows.gate.ends_when or words.GATES["see_a_doctor"])
    page.paragraph((stop, f"{palette.STRONG} {palette.STOP}"))
    return True


def show_followed(
    page: Page, entries: Sequence[Entry], follows: Consequence | None, units: str, notes: Sequence[str] = ()
) -> None:
    """What was written, what is said to it, what it changes, and how to take it back."""
    if stopped(page, follows):
        return
    page.paragraph(f"Thank you. Written down: {facts.said(entries[0].fact, units)}.")
    for note in notes:
        page.paragraph(note)
    if said := change(follows):
        page.paragraph(*said)
    show_undo(page, entries)


def change(follows: Consequence | None) -> list[str]:
    """What is different from now on, or that nothing is."""
    if follows is None:
        return []
    if not follows.changes:
        return [_gate(follows.before, follows.gate) or "Your plan stands as it is."]
    return [f"{_gate(follows.before, follows.gate)} Your plan follows; `surefoot today` shows the day.".lstrip()]


def _gate(before: Gate, now: Gate) -> str:
    """What is allowed, where that is not everything as before."""
    if now.name == "clear":
        return "" if before.name == "clear" else "From now on everything is open again."
    same = (before.name, before.ends_when, before.earliest_end) == (now.name, now.ends_when, now.earliest_end)
    return f"{'It stays as it is' if same else 'What is allowed now'}: {allowed(now)}"


def allowed(gate: Gate) -> str:
    """What is allowed, then what ends the limit and the earliest date."""
    until = f" Earliest date: {words.long_day(gate.earliest_end)}." if gate.earliest_end else ""
    ends = f" What ends it: {gate.ends_when[:1].lower()}{words.stopped(gate.ends_when[1:])}" if gate.ends_when else ""
    return f"{_NOW.get(gate.name, gate.name)}.{ends}{until}"
