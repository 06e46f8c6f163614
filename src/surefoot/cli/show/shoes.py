"""Shoes on the terminal: name, distance, runs, and a quiet word where a look at them is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import Page
from surefoot.units import format_distance

if TYPE_CHECKING:
    from surefoot.diary.gear import Shoe


def show_shoes(page: Page, found: Sequence[Shoe], units: str) -> None:
    """One pair a line, those that are retired at the end."""
    if not found:
        page.paragraph("No shoes are in the log.")
        page.paragraph(("`surefoot shoes add NAME` adds a pair.", palette.QUIET))
        return
    page.heading("Shoes")
    for shoe in sorted(found, key=lambda one: one.retired is not None):
        page.spread((shoe.name, palette.STRONG), f"{format_distance(shoe.distance_m, units)} · {_runs(shoe)}")
        page.paragraph((_state(shoe), palette.QUIET), indent=4)
        if shoe.because is not None and shoe.retired is None:
            page.paragraph(shoe.because.text, indent=4)


def _runs(shoe: Shoe) -> str:
    return words.counted(shoe.runs, "run")


def _state(shoe: Shoe) -> str:
    since = f"since {facts.date(shoe.since)}"
    if shoe.retired is not None:
        return f"{since}, retired on {facts.date(shoe.retired)}"
    return f"{since}, for every run that names no other pair" if shoe.usual else since
