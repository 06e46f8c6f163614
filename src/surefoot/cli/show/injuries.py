"""Injuries on the terminal: what is hurt, since when, and what it means today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.follows import allowed
from surefoot.cli.show.page import MARGIN, Page

if TYPE_CHECKING:
    from surefoot.diary.body import Injury
    from surefoot.services.injuries import Standing


def show_injuries(page: Page, found: Sequence[Standing]) -> None:
    """The open ones first, each with its gate where it is the reason of today's; then those that are over."""
    if not found:
        page.paragraph("No injury is in the log.")
        page.paragraph(("`surefoot injury add` tells of one.", palette.QUIET))
        return
    page.heading("Injuries")
    for one in sorted(found, key=lambda one: not one.open):
        page.paragraph((one.injury.id, palette.STRONG), f"  {_what(one.injury)}{_over(one)}")
        page.paragraph((_course(one), palette.QUIET), indent=MARGIN + 2)
        if one.open and one.gate is not None:
            page.paragraph(f"What is allowed: {allowed(one.gate)}", indent=MARGIN + 2)


def _what(injury: Injury) -> str:
    """Where, what it was called, and since when."""
    tissue = "" if injury.tissue == "unknown" else f", {injury.tissue}"
    aspect = f" ({injury.aspect})" if injury.aspect else ""
    surgery = ", with surgery" if injury.surgery else ""
    return f"{injury.site}{tissue}{aspect}{surgery}, since {facts.date(injury.onset)}"


def _over(one: Standing) -> str:
    over = one.injury.resolved
    return "" if one.open or over is None else f"; over since {facts.date(over)}"


def _course(one: Standing) -> str:
    """How long, and the class that this makes it."""
    state = "open" if one.open else "over"
    return f"{state} · {one.severity} · {words.counted(one.days, 'day')} without running"
