"""Today on the terminal: first what is allowed, then what to do and why, then what else there is to say."""

from __future__ import annotations

from typing import NamedTuple

from surefoot.cli.show import palette, words
from surefoot.cli.show.changes import show_changes
from surefoot.cli.show.facts import verdict
from surefoot.cli.show.page import Page
from surefoot.cli.show.plan import (
    show_gate,
    show_next_run,
    show_session,
    show_stop,
    titled,
)
from surefoot.cli.show.reasons import Sources, show_reasons
from surefoot.cli.show.steps import facts
from surefoot.diary.plan import Plan, Session
from surefoot.services.today import Done, Today

_TOLD = 3  # days with changes that are shown one by one


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
    _show_news(page, today, asked)
    if today.win is not None:
        page.blank()
        page.paragraph((today.win.text, palette.EASY))
    for because in today.notices:
        page.blank()
        page.paragraph((because.text, palette.QUIET))
    for note in asked.notes:
        page.blank()
        page.paragraph((note, palette.QUIET))


def _show_done(page: Page, done: tuple[Done, ...]) -> None:
    """What was run today already, beside what was planned."""
    if not done:
        return
    page.heading("Done today")
    for one in done:
        if one.session is None:
            page.paragraph("It was not in the plan, and it counts all the same.")
            continue
        page.paragraph(verdict(one.verdict, one.because), (f"  {one.session}", palette.QUIET))
        if one.eager:
            page.paragraph("Your heart beat faster than easy running asks for; slower does as much good.")


def _show_sessions(page: Page, today: Today, plan: Plan, asked: Asked) -> None:
    """The day as planned, or where minutes are named, what fits into them in place of its run."""
    sessions = list(today.sessions)
    if asked.minutes is not None and any(session.kind != "rest" for session in sessions):
        page.heading(f"Today, in {words.counted(asked.minutes, 'minute')}")
        sessions = _show_fitting(page, today, asked)
    else:
        page.heading("Today")
    if today.done and not any(session.kind != "rest" for session in sessions):
        page.line(palette.mark("rest"), " That was it for today. Rest is part of the training.")
        sessions = []
    elif not today.sessions:
        page.line(palette.mark("rest"), " Rest. It is part of the training.")
    for number, session in enumerate(sessions):
        if number:
            page.blank()
        show_session(page, session, asked.units, asked.sources, today.advice.get(session.id))
    if today.outdoors is not None:
        page.blank()
        page.paragraph(
            "First time outdoors? ", today.outdoors.title, (f"  {facts(today.outdoors, asked.units)}", palette.QUIET)
        )
        show_reasons(page, today.outdoors.because, asked.sources)
    if any(session.running for session in today.sessions):
        page.blank()
        page.paragraph(("Something hurts? `surefoot checkin` first. Easier is always allowed.", palette.QUIET))
    else:
        show_next_run(page, plan)


def _show_fitting(page: Page, today: Today, asked: Asked) -> list[Session]:
    """What to say of the time that there is, and what of the day fits into it. Short is good."""
    found = today.fitting
    assert found is not None  # noqa: S101  minutes were named
    for because in found.because:
        page.paragraph(because.text)
    if not found.sessions and not found.because:
        page.paragraph("Nothing of today's fits into that. A walk, or a few minutes of strength, make a good day too.")
    planned = [one for one in today.sessions if one.kind != "rest" and one not in found.sessions]
    told = bool(found.because or planned or not found.sessions)
    for one in planned:
        page.paragraph(("Planned: ", palette.QUIET), titled(one), (f"  {facts(one, asked.units)}", palette.QUIET))
    if told:
        page.blank()
    return list(found.sessions)


def _show_news(page: Page, today: Today, asked: Asked) -> None:
    """What is not as it stood yesterday, and what waits for a word."""
    show_changes(page, today.changes, asked.units, "Since yesterday", _TOLD)
    if today.offered:
        page.blank()
        offers = words.counted(today.offered, "change")
        page.paragraph(f"{offers} on offer: `surefoot plan --diff` shows, `surefoot plan --accept` takes them.")
    elif not today.accepted:
        page.blank()
        page.paragraph("This plan follows your log day by day. `surefoot plan --accept` makes it yours, and it stays.")
