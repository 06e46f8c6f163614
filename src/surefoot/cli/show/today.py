"""Today on the terminal: first what is allowed, then what to do and why, then what else there is to say."""

from __future__ import annotations

from typing import NamedTuple

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import Page
from surefoot.cli.show.plan import (
    show_changes,
    show_gate,
    show_next_run,
    show_session,
    show_steps,
    show_stop,
    titled,
)
from surefoot.cli.show.reasons import Sources
from surefoot.cli.show.steps import facts
from surefoot.diary.plan import Plan
from surefoot.services.today import Done, Today

_TOLD = 4  # changes that are shown one by one


class Asked(NamedTuple):
    """How to show it: units, sources by key, the minutes that were named, and what was assumed."""

    units: str
    sources: Sources
    minutes: int | None = None
    notes: tuple[str, ...] = ()


def show_today(page: Page, today: Today, plan: Plan, asked: Asked) -> None:
    """The whole answer. A stop stands alone."""
    if today.gate.name == "see_a_doctor":
        show_stop(page, today.gate, asked.sources)
        return
    page.spread(("Surefoot", palette.STRONG), (words.long_day(today.date), palette.QUIET))
    show_gate(page, today.gate, asked.sources)
    _show_done(page, today.done)
    _show_sessions(page, today, plan, asked)
    _show_fitting(page, today, asked)
    _show_news(page, today, asked)
    if today.win is not None:
        page.blank()
        page.paragraph((today.win.text, palette.EASY))
    for note in asked.notes:
        page.blank()
        page.paragraph((note, palette.QUIET))


def _show_done(page: Page, done: tuple[Done, ...]) -> None:
    """What was run today already, beside what was planned."""
    if not done:
        return
    page.heading("Done today")
    for one in done:
        what = (
            f"{one.session}: {one.verdict}." if one.session else "It was not in the plan, and it counts all the same."
        )
        page.paragraph(what, f" {one.because.text}" if one.because and one.session else "")
        if one.eager:
            page.paragraph("Your heart beat faster than easy running asks for; slower does as much good.")


def _show_sessions(page: Page, today: Today, plan: Plan, asked: Asked) -> None:
    page.heading("Today")
    if not today.sessions:
        page.line(palette.mark("rest"), " Rest. It is part of the training.")
    for number, session in enumerate(today.sessions):
        if number:
            page.blank()
        show_session(page, session, asked.units, asked.sources)
    if not any(session.running for session in today.sessions):
        show_next_run(page, plan)


def _show_fitting(page: Page, today: Today, asked: Asked) -> None:
    """The version for the time that there is. Short is good, and easier is always allowed."""
    if asked.minutes is None or not any(session.kind != "rest" for session in today.sessions):
        return
    page.heading(f"In {words.counted(asked.minutes, 'minute')}")
    if today.fits is None:
        page.paragraph("No run fits into that; a walk or a few minutes of strength are a good day too.")
        return
    page.spread(titled(today.fits), (facts(today.fits, asked.units), palette.STRONG))
    show_steps(page, today.fits, asked.units)
    if today.fits not in today.sessions:
        page.paragraph("It keeps what the day is for, and it counts.")


def _show_news(page: Page, today: Today, asked: Asked) -> None:
    """What is not as it stood yesterday, and what waits for a word."""
    show_changes(page, today.changes[:_TOLD], asked.units, "Since yesterday")
    if (more := len(today.changes) - _TOLD) > 0:
        page.paragraph(f"{more} more; `surefoot plan --diff` shows them all.")
    if today.offered:
        page.blank()
        offers = words.counted(today.offered, "change")
        page.paragraph(f"{offers} on offer: `surefoot plan --diff` shows, `surefoot plan --accept` takes them.")
    elif not today.accepted:
        page.blank()
        page.paragraph("This plan follows your log day by day. `surefoot plan --accept` makes it yours, and it stays.")
