"""What is said after a check-in: thanks, and in one line what it changes. A sign that needs a doctor stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import Page
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
}
EASIER = "Easier is always allowed: you know your body."


def show_checked_in(page: Page, entry: Entry, follows: Consequence | None) -> None:
    """Thanks for the answers, what changes, and the number of the entry."""
    if follows is not None and follows.gate.name == "see_a_doctor":
        stop = words.sentence(follows.gate.ends_when or words.GATES["see_a_doctor"])
        page.paragraph((stop, f"{palette.STRONG} {palette.STOP}"))
        return
    page.paragraph("Thank you. ", *_change(follows))
    page.paragraph(EASIER, (f"  Entry {entry.id}; `surefoot undo {entry.id}` takes it back.", palette.QUIET))


def _change(follows: Consequence | None) -> list[str]:
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
    lead = "It stays as it is" if same else "What is allowed now"
    until = f" Earliest date: {words.long_day(now.earliest_end)}." if now.earliest_end else ""
    ends = f" What ends it: {now.ends_when[:1].lower()}{words.stopped(now.ends_when[1:])}" if now.ends_when else ""
    return f"{lead}: {_NOW.get(now.name, now.name)}.{ends}{until}"
