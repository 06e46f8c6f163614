"""What is said after a check-in: thanks, and in one line what it changes. A sign that needs a doctor stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import palette
from surefoot.cli.show.follows import change, stopped
from surefoot.cli.show.page import Page
from surefoot.cli.show.written import undo_words

if TYPE_CHECKING:
    from surefoot.diary.entries import Entry
    from surefoot.services.following import Consequence

EASIER = "Easier is always allowed: you know your body."


def show_checked_in(page: Page, entries: Sequence[Entry], follows: Consequence | None) -> None:
    """Thanks for the answers, what changes, and the numbers of the entries."""
    if stopped(page, follows):
        return
    page.paragraph("Thank you. ", *change(follows))
    page.paragraph(EASIER, ("  " + undo_words(entries), palette.QUIET))
