"""The sheet of a race on the terminal."""

from __future__ import annotations

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page, cell
from surefoot.cli.show.plan import show_gate
from surefoot.cli.show.reasons import stamp
from surefoot.cli.show.steps import facts
from surefoot.diary.plan import Session
from surefoot.services.racing import RaceSheet, SheetSplit
from surefoot.units import (
    METRES_PER_MILE,
    format_clock,
    format_distance,
    format_height,
    format_pace,
    format_temperature,
)

_LABEL = 12
_WIDE = 68  # columns of a page with room for two columns of splits
_PLACE = 14  # columns for a place: "Finish +195 m"
_TALL = 22  # rows of splits that stand below each other; more stand in two columns


def show_sheet(page: Page, sheet: RaceSheet) -> None:
    """All of it: times first, then how, then the clock, then the days around it."""
    page.spread((f"{headline(sheet)}", palette.STRONG), (words.long_day(sheet.date), palette.QUIET))
    if said := setting_of(sheet):
        page.line((said, palette.QUIET))
    show_gate(page, sheet.gate, sheet.sources)
    _show_plans(page, sheet)
    _show_how(page, sheet)
    if sheet.by_effort:
        _show_passages(page, sheet)
    else:
        _show_splits(page, sheet)
    _show_warm_up(page, sheet)
    _show_days(page, sheet)
    page.heading("If it hurts, or something is wrong")
    for because in sheet.stops:
        page.paragraph(because.text, indent=MARGIN + 2, first=("!", palette.STOP))


def headline(sheet: RaceSheet) -> str:
    """What it is: "10 km · 48:00", with its climb where it has one."""
    name = words.race_name(sheet.distance_m, sheet.units)
    climb = f" with {format_height(sheet.climb_m, sheet.units)} of climb" if sheet.climb_m else ""
    time = "" if sheet.by_effort else f" · {format_clock(sheet.plans[0].time_s)}"
    return f"{name}{climb}{time}"


def setting_of(sheet: RaceSheet) -> str:
    """Start and conditions in a line."""
    asked, said = sheet.conditions, []
    if sheet.start:
        said.append(f"Start {sheet.start}")
    if asked.temperature is not None:
        said.append(format_temperature(asked.temperature, sheet.units))
    if asked.dew_point is not None:
        said.append(f"dew point {format_temperature(asked.dew_point, sheet.units)}")
    if asked.altitude is not None:
        said.append(f"at {format_height(asked.altitude, sheet.units)}")
    if asked.climb is not None:
        said.append(f"{format_height(asked.climb, sheet.units)} of climbing")
    return ", ".join(said)


def place(metres: float, sheet: RaceSheet) -> str:
    """A place on the course: "5 km", "400 m", "13.1 mi"; the finish by its name."""
    if round(metres) == sheet.distance_m:
        return "Finish"
    if sheet.race_class == "mile":
        return f"{round(metres / METRES_PER_MILE, 2):g} mi" if sheet.units == "mi" else f"{round(metres)} m"
    return words.plain_distance(metres, sheet.units)


def aim_time(seconds: int, sheet: RaceSheet) -> str:
    """A time to aim at: to the second, or in hours and minutes where effort leads."""
    if sheet.by_effort:
        return f"{seconds // 3600}:{seconds % 3600 // 60:02d} h"
    return format_clock(seconds)


def span(low: int, high: int) -> str:
    """Two clock times in hours and minutes: "1:05–1:20 h"."""
    return f"{low // 3600}:{low % 3600 // 60:02d}–{high // 3600}:{high % 3600 // 60:02d} h"


def _show_plans(page: Page, sheet: RaceSheet) -> None:
    page.heading("Aims")
    for plan in sheet.plans:
        pace = "" if sheet.by_effort else format_pace(plan.pace_s_per_km, sheet.units)
        page.line(
            (f"{plan.name}  ", palette.STRONG),
            (cell(aim_time(plan.time_s, sheet), 10), palette.STRONG),
            (pace, palette.QUIET),
        )
        for because in plan.because:
            page.paragraph(because.text, (f"  {because.rule}", palette.QUIET), indent=MARGIN + 3)


def _show_how(page: Page, sheet: RaceSheet) -> None:
    page.heading("How", f"effort {sheet.effort} of 10")
    page.paragraph(sheet.note)
    for because in sheet.because:
        page.paragraph(
            because.text, (f"  {stamp(because, sheet.sources)}", palette.QUIET), indent=MARGIN + 2, first="●"
        )


def _show_splits(page: Page, sheet: RaceSheet) -> None:
    """Splits of the first aim, and the clock of each."""
    rows = split_rows(sheet)
    page.heading("Splits", "clock at each place")
    head = ["", "split", *(plan.name for plan in sheet.plans)]
    if len(rows) <= _TALL or page.width < _WIDE:
        for row in [head, *rows]:
            page.line(*_cells(row, row is head, 10 if page.width >= _WIDE else 8))
        return
    half = -(-len(rows) // 2)
    two = [*zip(rows[:half], [*rows[half:], *[[""] * len(head)] * (2 * half - len(rows))], strict=True)]
    for left, right in ((head, head), *two):
        page.line(*_cells(left[:3], left is head), "    ", *_cells(right[:3], left is head))


def _cells(row: list[str], quiet: bool, wide: int = 10) -> list[tuple[str, str]]:
    name, split, *clocks = row
    style = palette.QUIET if quiet else ""
    return [
        (cell(name, _PLACE), style),
        (cell(split, 6, "right"), palette.QUIET),
        *(
            (cell(clock, wide, "right"), style if number else style or palette.STRONG)
            for number, clock in enumerate(clocks)
        ),
    ]


def split_rows(sheet: RaceSheet) -> list[list[str]]:
    """Place, split of the first aim, and the clock of every aim."""
    first = sheet.plans[0].splits
    return [
        [
            _named(split, first[0].distance_m, sheet),
            format_clock(split.split_s),
            *(format_clock(plan.splits[number].clock_s) for plan in sheet.plans),
        ]
        for number, split in enumerate(first)
    ]


def _named(split: SheetSplit, usual: int, sheet: RaceSheet) -> str:
    """The place where a part ends; the finish says how long the last part is, where that is another length."""
    name = place(split.to_m, sheet)
    whole = abs(split.distance_m - usual) <= 1 or name != "Finish"
    return name if whole else f"{name} +{split.distance_m} m"


def _show_passages(page: Page, sheet: RaceSheet) -> None:
    page.heading("On the way", "time on your feet, as a range")
    for one in sheet.passages:
        page.line(cell(place(one.to_m, sheet), 14), (span(one.low_s, one.high_s), palette.STRONG))


def _show_warm_up(page: Page, sheet: RaceSheet) -> None:
    page.heading("Before the start")
    for part in sheet.warm_up:
        page.paragraph(part.text, indent=MARGIN + _LABEL, first=cell(when(part.before_s, part.at), _LABEL - 1))
    page.blank()
    for because in sheet.reminders:
        page.paragraph(because.text, (f"  {because.rule}", palette.QUIET))


def when(before_s: int, at: str | None) -> str:
    """Clock time where the start is known, else so long before it."""
    return at or f"−{before_s // 60} min"


def _show_days(page: Page, sheet: RaceSheet) -> None:
    page.heading("The days around it")
    for day in sheet.days:
        told = words.listed([session_line(one, sheet.units) for one in day.sessions if one.kind != "rest"]) or "Rest"
        page.paragraph(told, indent=MARGIN + _LABEL, first=cell(words.day(day.date), _LABEL - 1))


def session_line(session: Session, units: str) -> str:
    """A session in a few words."""
    if session.kind in ("race", "time_trial"):
        return session.title
    size = format_distance(session.distance_m, units) if session.distance_m else facts(session, units)
    return f"{session.title}, {size}"
