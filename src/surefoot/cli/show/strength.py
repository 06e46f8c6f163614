"""Strength on the terminal: the next session with what was done last, and every session so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.plan import show_session
from surefoot.cli.show.reasons import Sources
from surefoot.units import format_duration

if TYPE_CHECKING:
    from surefoot.services.strengthening import NextStrength, Written

_LOG = "`surefoot strength log --all` writes it down when it is done; --did tells an exercise that went otherwise."


def show_next(page: Page, answer: NextStrength, kind: str, units: str, sources: Sources) -> None:
    """The next session in full, then the last time of its exercises."""
    if answer.session is None or answer.date is None:
        page.paragraph(f"No session of {kind} is planned at the moment. `surefoot today` shows what is.")
        return
    page.heading(f"Next {kind}: {words.long_day(answer.date)}")
    show_session(page, answer.session, units, sources)
    if answer.last:
        page.heading("Last time")
        for one in answer.last.values():
            page.paragraph(facts.exercise(one.done), (f"  {facts.date(one.date)}", palette.QUIET), indent=MARGIN)
    page.blank()
    page.paragraph((_LOG, palette.QUIET))


def show_history(page: Page, found: Sequence[Written]) -> None:
    """A line for each session with the number of its entry, then its exercises."""
    if not found:
        page.paragraph("No strength is written down yet.")
        page.paragraph(("`surefoot strength` shows the next session, and how to write it down.", palette.QUIET))
        return
    for one in found:
        done = one.strength
        felt = f"  {format_duration(done.duration)}" if done.duration else ""
        felt += "" if done.rpe is None else f"  effort {done.rpe}"
        number = (f"  entry {one.id}", palette.QUIET)
        page.paragraph((done.kind, palette.STRONG), f"  {facts.date(done.date)}{felt}", number)
        for exercise in done.exercises:
            page.paragraph(facts.exercise(exercise), indent=MARGIN + 2)
        if done.note:
            page.paragraph((done.note, palette.QUIET), indent=MARGIN + 2)
