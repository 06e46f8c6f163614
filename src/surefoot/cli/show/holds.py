"""Pauses on the terminal: from when to when, who asked, and the number that lifts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette
from surefoot.cli.show.page import Page

if TYPE_CHECKING:
    from surefoot.services.clearing import Pause

_NUMBER = 6
_STATES = {"open": "", "over": "  over", "ahead": "  still to come"}


def show_holds(page: Page, found: Sequence[Pause]) -> None:
    """One pause a line, with its number; those that are over are said to be, quietly."""
    if not found:
        page.paragraph("No pause is in the log.")
        page.paragraph(("`surefoot hold` makes one.", palette.QUIET))
        return
    page.heading("Pauses")
    for one in found:
        until = f"to {facts.date(one.hold.to)}" if one.hold.to else "until it is lifted"
        reason = f" ({one.hold.reason})" if one.hold.reason else ""
        page.paragraph(
            f"From {facts.date(one.hold.from_)} {until}, by {one.hold.by}{reason}",
            (_STATES[one.state], palette.QUIET),
            indent=_NUMBER + 3,
            first=str(one.entry).rjust(_NUMBER - 1),
        )
