"""Habits on the terminal: the last weeks as a small table, then what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import Page, cell
from surefoot.units import format_duration

if TYPE_CHECKING:
    from surefoot.diary.habits import Habits, HabitWeek

_SHOWN = ("strength", "mobility", "rehab", "walking")
_WEEK, _COLUMN = 16, 10


def show_weeks(page: Page, found: Habits) -> None:
    """A line a week, the oldest first; habits that nobody noted have no column but strength and mobility."""
    names = [name for name in _SHOWN if name in _SHOWN[:2] or any(week.days[name] for week in found.weeks)]
    page.heading("Habits", "days a week")
    heads = "".join(cell(name, _COLUMN) for name in (*names, "sleep"))
    page.line((cell("week of", _WEEK) + heads, palette.QUIET))
    for week in found.weeks:
        counts = "".join(cell(str(len(week.days[name]) or "–"), _COLUMN) for name in names)
        page.line(cell(f"{words.short_date(week.start)} {week.start.year}", _WEEK), counts, _sleep(week))
    notes = [note for week in found.weeks for note in week.notes]
    if notes:
        page.heading("Noted")
    for note in notes:
        page.paragraph(f"{words.day(note.date)}, {note.habit}: {note.note}")
    page.blank()
    page.paragraph(found.because.text)


def _sleep(week: HabitWeek) -> str:
    """The middle of the nights that were told."""
    return "–" if week.sleep_s is None else format_duration(week.sleep_s)
