"""What differs from the accepted plan, day by day: before, after, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page
from surefoot.diary.plan import Change
from surefoot.units import format_distance, format_roughly

USUAL = 8  # days that are shown one by one; the rest is counted


def show_changes(
    page: Page, changes: Sequence[Change], units: str, title: str = "Changes", most: int | None = USUAL
) -> None:
    """A line for each day, with its reason where it is not that of the line before; at most so many days."""
    if not changes:
        return
    page.heading(title, words.counted(len(changes), "session"))
    days = [list(found) for _, found in groupby(changes, key=_when)]
    last = ""
    for day in days[:most]:
        page.paragraph(f"{_when(day[0])}  ", *_what(day, units))
        reason = next((because for change in sorted(day, key=_running_first) for because in change.because[:1]), None)
        if reason is not None and reason.text != last:
            page.paragraph(reason.text, (f"  {reason.rule}", palette.QUIET), indent=MARGIN + 2)
            last = reason.text
    if most is not None and len(days) > most:
        rest = words.counted(len(days) - most, "more day")
        page.paragraph((f"… and {rest}, until {_when(days[-1][-1]).split(' → ')[-1]}", palette.QUIET))


def first_day(changes: Sequence[Change]) -> str:
    """The first day with a change, as an option takes it."""
    return _dates(changes[0])[0]


def _when(change: Change) -> str:
    """The day of a change; both, where it moves."""
    return " → ".join(words.day(dt.date.fromisoformat(date)) for date in _dates(change))


def _dates(change: Change) -> list[str]:
    return list(dict.fromkeys(document["date"] for document in (change.before, change.after) if document))


def _running_first(change: Change) -> bool:
    return not (change.after or change.before)["distance_m"]


def _what(day: list[Change], units: str) -> list[str | tuple[str, str]]:
    """What stood there and what stands there now; a session that only moves is named once."""
    before, after = [[_brief(session, units) for session in side] for side in _sides(day)]
    if not after:
        return [" + ".join(before) + "  →  ", ("left out", palette.STRONG)]
    if not before:
        return ["new: ", (" + ".join(after), palette.STRONG)]
    if before == after and len(_dates(day[0])) > 1:
        return [(" + ".join(after), palette.STRONG)]
    if before == after:  # the same way in another time
        name = " + ".join(before)
        before, after = [[format_roughly(session["duration_s"]) for session in side] for side in _sides(day)]
        before[0] = f"{name}, {before[0]}"
    return [" + ".join(before) + "  →  ", (" + ".join(after), palette.STRONG)]


def _sides(day: list[Change]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return [change.before for change in day if change.before], [change.after for change in day if change.after]


def _brief(session: dict[str, Any], units: str) -> str:
    """A session of a change in a few words."""
    distance = session["distance_m"]
    return str(session["title"]) + (f" {format_distance(distance, units)}" if distance else "")
