"""What is said after something was written into the log: what it was, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import Page
from surefoot.diary.entries import Entry, Retracted

if TYPE_CHECKING:
    from surefoot.diary.memory import Outing
    from surefoot.services.deciding import Undone


def show_written(page: Page, entry: Entry, units: str, pair: str = "") -> None:
    """One entry, and its number for whoever wants it back; ``pair`` is the name of the shoes that it speaks of."""
    page.paragraph(f"Written down: {facts.said(entry.fact, units, pair)}.")
    show_undo(page, [entry])


def show_undo(page: Page, entries: Sequence[Entry]) -> None:
    """How to take back what was just written, quietly."""
    page.paragraph((undo_words(entries), palette.QUIET))


def undo_words(entries: Sequence[Entry]) -> str:
    """The numbers of entries, and the commands that take them back."""
    commands = words.listed([f"`surefoot undo {entry.id}`" for entry in entries])
    numbers = words.listed([str(entry.id) for entry in entries])
    noun, verb = ("Entry", "takes it") if len(entries) == 1 else ("Entries", "take them")
    return f"{noun} {numbers}; {commands} {verb} back."


def show_alike(page: Page, outings: Sequence[Outing], units: str) -> None:
    """Others of the same day, which may be the same: said, and left to the runner."""
    for outing in outings:
        what = facts.activity(outing.activity, units)
        page.paragraph(f"That day has another: {what} (entry {outing.id}). Both are kept.")


def show_undone(page: Page, done: Undone, units: str) -> None:
    """What was taken back, or is back again."""
    fact = done.of.fact
    if isinstance(fact, Retracted):
        page.paragraph(f"Entry {fact.of} counts again.")
    else:
        page.paragraph(f"Taken back: {facts.said(fact, units)} (entry {done.of.id}).")
    page.paragraph((f"Nothing was erased; `surefoot undo {done.entry.id}` turns this around.", palette.QUIET))
