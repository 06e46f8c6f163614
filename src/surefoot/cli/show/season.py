"""The season: one line a week, under the name of its phase."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page, Part, cell
from surefoot.cli.show.steps import hard_metres
from surefoot.diary.plan import Plan, Session, Week
from surefoot.units import METRES_PER_MILE, format_duration

_DATE, _MARK, _GAP, _DISTANCE, _TIME, _LONGEST = 6, 3, 2, 6, 9, 7
_BAR, _SMALLEST_BAR, _KEY = 20, 8, 12
_KEY_ORDER = ("race", "time_trial", "intervals", "repetitions", "hills", "tempo", "fartlek", "strides")


class WeekRow(NamedTuple):
    """What a line of the season says of one week: metres by intensity, and its key session."""

    week: Week
    long_m: float
    hard_m: float
    longest_m: int
    key: Session | None


def week_rows(plan: Plan) -> list[WeekRow]:
    """Each week of the plan with its sessions gathered; days before a Monday belong to the week before."""
    sessions: dict[dt.date, list[Session]] = {}
    for day in plan.days:
        monday = day.date - dt.timedelta(days=day.date.weekday())
        sessions.setdefault(monday, []).extend(day.sessions)
    return [_row(week, sessions.get(week.start - dt.timedelta(days=week.start.weekday()), [])) for week in plan.weeks]


def _row(week: Week, sessions: list[Session]) -> WeekRow:
    runs = [session for session in sessions if session.running]
    hard = sum(hard_metres(run) for run in runs)
    long = sum((run.distance_m or 0) - hard_metres(run) for run in runs if run.kind == "long")
    longest = max((run.distance_m or 0 for run in runs), default=0)
    return WeekRow(week, long, hard, longest, key_session(runs))


def key_session(runs: list[Session]) -> Session | None:
    """The session that a week is about: its race, else its hardest; in easy weeks the one with strides, if any."""
    keys = [run for run in runs if run.kind in _KEY_ORDER]
    return min(keys, key=lambda run: _KEY_ORDER.index(run.kind), default=None)


def show_season(page: Page, plan: Plan, weeks: int | None = None) -> None:
    """The season as bars: how far each week, how much of it long or hard, and what it is about."""
    rows = week_rows(plan)
    shown = rows if weeks is None else rows[:weeks]
    if not any(row.week.distance_m for row in rows):
        page.heading("Season")
        page.paragraph("It is laid out anew as soon as running is open again.")
        return
    page.heading("Season", _totals(rows, plan.units))
    layout = Layout(page.width, max(row.week.distance_m for row in rows), plan.units)
    page.line((layout.head(), palette.QUIET))
    until = _block_until(plan)
    for phase, group in groupby(shown, key=lambda row: _phase(row.week, until)):
        page.blank()
        name, about = words.PHASES.get(phase, (words.sentence(phase).rstrip("."), ""))
        page.paragraph((name, palette.STRONG), ("  " + about, palette.QUIET))
        for row in group:
            page.line(*layout.row(row))
    if len(shown) < len(rows):
        page.line((f"… and {words.counted(len(rows) - len(shown), 'more week')}", palette.QUIET))
    page.blank()
    _legend(page, shown)


def _block_until(plan: Plan) -> dt.date:
    """The day of the trial that ends the plan's mile block; before all days where it has none."""
    trials = (day.date for day in plan.days for session in day.sessions if session.kind == "time_trial")
    return max(trials, default=dt.date.min)


def _phase(week: Week, block_until: dt.date) -> str:
    """The phase of a week as its heading says it: speed before a mile trial is the mile block."""
    return "mile" if week.phase == "speed" and week.start < block_until else week.phase


def _totals(rows: list[WeekRow], units: str) -> str:
    """Weeks, distance and time of the whole season, added up from its weeks."""
    metres = sum(row.week.distance_m for row in rows)
    seconds = sum(row.week.duration_s for row in rows)
    hours = f"{round(seconds / 3600)} h" if seconds >= 36_000 else format_duration(seconds)
    return f"{words.counted(len(rows), 'week')} · {_whole(metres, units)} · {hours}"


def _whole(metres: float, units: str) -> str:
    per = METRES_PER_MILE if units == "mi" else 1_000
    return f"{round(metres / per)} {units}"


def _legend(page: Page, rows: list[WeekRow]) -> None:
    parts: list[Part] = [("▂▂", palette.EASY), (" easy", palette.QUIET)]
    if any(row.long_m for row in rows):
        parts += ["   ", ("▄▄", palette.LONG), (" long run", palette.QUIET)]
    if any(row.hard_m for row in rows):
        parts += ["   ", ("▆▆", palette.TEMPO), (" hard", palette.QUIET)]
    if any(row.week.kind == "easier" for row in rows):
        parts += ["   ", ("▾ easier week", palette.QUIET)]
    page.paragraph(*parts)


class Layout:
    """The columns of a season for one width: date, bar, distance, time, longest run, key session.

    On a narrow terminal the key session goes first, then the time, then the longest run.
    """

    def __init__(self, width: int, most: int, units: str) -> None:
        room = width - 2 * MARGIN - _DATE - _MARK - _GAP - _DISTANCE
        self.time = room >= _SMALLEST_BAR + _TIME + _LONGEST
        self.longest = room >= _SMALLEST_BAR + _LONGEST
        room -= (_TIME if self.time else 0) + (_LONGEST if self.longest else 0)
        self.key = room - _BAR - _GAP if room - _BAR - _GAP >= _KEY else 0
        self.bar = _BAR if self.key else max(0, min(_BAR, room))
        self.most, self.units = max(1, most), units

    def head(self) -> str:
        """The names of the columns."""
        line = " " * (_DATE + _MARK + self.bar) + cell(self.units, _DISTANCE, "right")
        line += cell("time", _TIME, "right") if self.time else ""
        line += cell("longest", _LONGEST + 1, "right") if self.longest else ""
        return line + (" " * _GAP + "key session" if self.key else "")

    def row(self, row: WeekRow) -> Iterator[Part]:
        """The line of one week."""
        week = row.week
        yield cell(words.short_date(week.start), _DATE, "right")
        yield (" ▾ " if week.kind == "easier" else "   ", palette.QUIET)
        yield from self.strip(row)
        yield cell(self._number(week.distance_m), _DISTANCE, "right")
        if self.time:
            yield (cell(_short_duration(week.duration_s), _TIME, "right"), palette.QUIET)
        if self.longest:
            yield cell(self._number(row.longest_m), _LONGEST + 1, "right")
        if self.key and row.key is not None:
            yield " " * _GAP
            yield (palette.mark(row.key.kind) + " ", palette.colour(row.key.kind))
            yield cell(_key_title(row.key), self.key - 2).rstrip()

    def _number(self, metres: float) -> str:
        per = METRES_PER_MILE if self.units == "mi" else 1_000
        return f"{metres / per:.1f}" if metres else "–"

    def strip(self, row: WeekRow) -> Iterator[Part]:
        """The bar: easy, then the long run, then the hard part; as long as the week is far."""
        full = round(self.bar * row.week.distance_m / self.most)
        full = max(1, full) if row.week.distance_m else 0
        hard = self._columns(row.hard_m, full)
        long = min(self._columns(row.long_m, full), full - hard)
        yield ("▂" * (full - hard - long), palette.EASY)
        yield ("▄" * long, palette.LONG)
        yield ("▆" * hard, _hard_colour(row.key))
        yield " " * (self.bar - full)

    def _columns(self, metres: float, full: int) -> int:
        """Columns for a part of the week: at least one where there is any."""
        return min(full, max(1, round(self.bar * metres / self.most))) if metres else 0


def _key_title(session: Session) -> str:
    """The title without what all of its kind share, so that the rest fits."""
    return session.title.removeprefix("Easy run and ") if session.kind == "strides" else session.title


def _hard_colour(key: Session | None) -> str:
    return palette.colour(key.kind) if key is not None and key.hard else palette.TEMPO


def _short_duration(seconds: int) -> str:
    """Hours and minutes that line up: "3 h 20", "45 min"."""
    if seconds < 3_600:
        return format_duration(seconds) if seconds else "–"
    hours, minutes = divmod((seconds + 30) // 60, 60)
    return f"{hours} h {minutes:02d}"
