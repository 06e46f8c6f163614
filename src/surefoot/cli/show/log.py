"""The log on the terminal: weeks with their totals, or every entry with its number."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import MARGIN, Page, Part, cell
from surefoot.diary.dates import monday_of
from surefoot.diary.entries import Retracted
from surefoot.units import Seconds, format_clock, format_distance, format_duration, format_pace

if TYPE_CHECKING:
    from surefoot.diary.counting import Counted
    from surefoot.services.looking import ActivityDocument, Looked, Written
    from surefoot.services.outings import WeekOfSport

USUAL = 40  # entries that fill a terminal
_NUMBER, _DAY, _SPORT, _DISTANCE, _TIME, _PACE = 6, 10, 8, 8, 8, 9
_RUNG = 15
_WIDE = 62  # columns from which on there is room for more than the essentials
_ON_FOOT = frozenset({"run", "walk"})


def show_log(page: Page, found: Looked, units: str, *, sport: str, whole: bool) -> None:
    """Weeks, oldest first, each headed by its total of ``sport``; ``whole`` where days or a number were named."""
    if not found.activities:
        _show_nothing(page, whole)
        return
    for monday, week in groupby(found.activities, key=lambda done: monday_of(done.date)):
        _show_week(page, monday, list(week), [one for one in found.weeks if one.monday == monday], units, sport)
    _say_which(page, found)
    if not whole and found.page == 1:
        _show_counted(page, found.counted)


def _say_which(page: Page, found: Looked) -> None:
    """Which page of how many this is, or how many more there are."""
    shown = len(found.activities)
    if found.pages > 1:
        others = "--page 2 shows the weeks before" if found.page == 1 else f"--page {found.page - 1} shows later weeks"
        text = f"Page {found.page:,} of {found.pages:,}: {shown:,} of {found.found:,} activities; {others}, --json all."
        page.blank()
        page.paragraph((text, palette.QUIET))
    else:
        _say_more(page, found.found, shown, "activities")


def _show_counted(page: Page, counted: Counted) -> None:
    """What it all adds up to, in a few quiet lines."""
    if not counted.because:
        return
    page.heading("What it adds up to")
    page.paragraph(" ".join(because.text for because in counted.because))
    for rung in counted.climbed:
        page.line(cell(rung.name, _RUNG), f"first on {facts.date(rung.date)}")


def _show_nothing(page: Page, whole: bool) -> None:
    page.paragraph("There is no such activity." if whole else "The log holds no activity yet.")
    page.paragraph(("`surefoot import PATH` brings your files, `surefoot add` enters a run by hand.", palette.QUIET))


def _show_week(
    page: Page, monday: dt.date, shown: list[ActivityDocument], week: list[WeekOfSport], units: str, sport: str
) -> None:
    page.blank()
    title = f"Week of {words.short_date(monday)} {monday.year}"
    page.spread((title, palette.STRONG), _total(week, units, sport))
    if len(shown) < (held := sum(one.activities for one in week)):
        page.paragraph((f"the newest {len(shown)} of its {held} are shown", palette.QUIET))
    for done in shown:
        page.line(*_row(done, units, page.width))


def _total(week: list[WeekOfSport], units: str, sport: str) -> str:
    """What a week amounts to: distance, time and number of one sport."""
    many = {"run": "runs", "walk": "walks", "ride": "rides", "swim": "swims"}.get(sport, sport)
    chosen = next((one for one in week if one.sport == sport), None)
    if chosen is None:
        return f"no {many}"
    one = chosen.activities == 1 and sport in facts.SPORTS
    distance = [format_distance(chosen.metres, units)] if chosen.metres else []
    count = f"{chosen.activities} {facts.SPORTS[sport] if one else many}"
    return " · ".join([*distance, format_duration(Seconds(chosen.seconds)), count])


def _row(done: ActivityDocument, units: str, width: int) -> list[Part]:
    """One activity: number, day, sport, distance, time, and where there is room pace and what else is known."""
    distance = format_distance(done.distance_m, units) if done.distance_m else ""
    row: list[Part] = [
        (cell(str(done.id), _NUMBER, "right"), palette.QUIET),
        "  ",
        cell(words.day(done.date), _DAY),
        "  ",
        cell(facts.SPORTS.get(done.sport, done.sport), _SPORT),
        cell(distance, _DISTANCE, "right"),
        "  ",
        cell(format_clock(done.duration_s), _TIME, "right"),
    ]
    if width < _WIDE:
        return row
    return [*row, "  ", cell(_pace(done, units), _PACE, "right"), "  ", (_rest(done), palette.QUIET)]


def _pace(done: ActivityDocument, units: str) -> str:
    if done.sport not in _ON_FOOT or not done.distance_m:
        return ""
    return format_pace(1000 * done.duration_s / done.distance_m, units)


def _rest(done: ActivityDocument) -> str:
    """Race, name and note, as far as the line goes."""
    return ", ".join(filter(None, ("race" if done.race else "", done.name, done.note)))


def _say_more(page: Page, found: int, shown: int, what: str) -> None:
    if shown < found:
        page.blank()
        text = f"The newest {shown:,} of {found:,} {what}; --from, --to and --limit show others, --json all."
        page.paragraph((text, palette.QUIET))


def show_entries(page: Page, found: tuple[Written, ...], units: str, *, limit: int | None, whole: bool) -> None:
    """Entries in the order of writing: number, day, what, by whom, and whether they still count."""
    if not found:
        page.paragraph("There is no such entry." if whole else "The log is empty.")
        return
    rows = limit if limit is not None else len(found) if whole else USUAL
    page.heading("Entries of the log")
    for entry, undone_by in found[-rows:]:
        said = words.sentence(facts.said(entry.fact, units)).removesuffix(".")
        by = "" if entry.author == "runner" or f" {entry.author}" in said else f", by {entry.author}"
        mark = "" if undone_by is None else f"  – {_gone(entry.fact)} by {undone_by}"
        page.paragraph(
            said,
            (by + mark, palette.QUIET),
            indent=MARGIN + _NUMBER + 1,
            first=str(entry.id).rjust(_NUMBER),
        )
    _say_more(page, len(found), min(rows, len(found)), "entries")


def _gone(fact: object) -> str:
    return "undone" if isinstance(fact, Retracted) else "taken back"
