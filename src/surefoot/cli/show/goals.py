"""Goals on the terminal: their numbers, and how far off they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import Page
from surefoot.diary.scenario import Goal

if TYPE_CHECKING:
    from surefoot.services.deciding import Goals

_NUMBER = 6


def show_goals(page: Page, found: Goals, today: dt.date, units: str) -> None:
    """One goal a line; races that are over are said to be, quietly."""
    if not found.goals:
        page.paragraph("No goal yet: plans are for running for its own sake.")
        page.paragraph(("`surefoot goal add` adds one.", palette.QUIET))
    else:
        page.heading("Goals")
    for number, goal in found.goals.items():
        page.paragraph(
            words.sentence(facts.goal(goal, units)).rstrip("."),
            (_when(goal, today), palette.QUIET),
            indent=_NUMBER + 3,
            first=str(number).rjust(_NUMBER - 1),
        )

    show_ahead(page, found.ahead, today)


def show_ahead(page: Page, entries: int, today: dt.date) -> None:
    """That entries of later days do not count yet: a clock may have been set back."""
    if entries:
        count, verb = words.counted(entries, "entry", "entries"), "speaks" if entries == 1 else "speak"
        page.blank()
        page.paragraph((f"{count} of the log {verb} of days after today, {facts.date(today)}.", palette.QUIET))


def _when(goal: Goal, today: dt.date) -> str:
    extras = [goal.surface] if goal.surface != "road" else []
    extras += [f"{goal.climb} m of climb"] if goal.climb else []
    if goal.date is not None:
        extras.append("over" if goal.date < today else words.days_to_go(today, goal.date))
    return f"  {' · '.join(extras)}" if extras else ""
