"""A table of activities of any app or spreadsheet: one outing a row, by the names of its columns or a mapping.

Its times are those of a clock on the wall. What a table leaves open (the order of its dates, the unit of its
distances) all its rows decide together; where they do not, it is not read, and the runner is asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from math import log
from statistics import median
from typing import NamedTuple

from surefoot.diary.plausible import pace_of_a_run
from surefoot.files._csv_text import first_lines, lines_of, number, positive, table_of
from surefoot.files._dates import Written, at, needs_order, order_of, written
from surefoot.files._errors import ADD_BY_HAND, FileError
from surefoot.files._headers import METRES, SECONDS, Header, header_of
from surefoot.files._limits import MEMBERS
from surefoot.files._recording import Recording, Skipped
from surefoot.files._rows import Row
from surefoot.files._sports import sport_of, surface_of
from surefoot.files._track import plausible_pulse
from surefoot.rulebook import Book

#: A row alone is written with these, in this order; metres and seconds, whatever the table has.
_ALONE = {"date": "date", "duration": "duration (s)", "moving": "moving time (s)", "distance": "distance (m)",
          "sport": "sport", "avg_hr": "avg hr", "max_hr": "max hr", "rpe": "rpe", "name": "name"}  # fmt: skip
_CLOCK_LIKE = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d+))?")
_SPELLED = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(h|hr|hrs|std|hours?|stunden?|m|min|mins|minutes?|minuten?|s|sec|secs|sek)\b"
)
_LONGEST_DURATION = 60  # letters; looking for units in an endless row of digits would have no end either
_DISTANCE = re.compile(r"[\d.,\s]+(km|mi|miles?|m)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")  # in metres; nobody writes thousandths of one
_RPE = range(1, 11)
_ENOUGH = 1000  # rows show in which units a table is
_NOON = 12 * 3600
_MATCHES = (
    0.26  # a stride and a cadence tell a distance to this much (a natural logarithm): miles and km differ by 0.48
)

Cells = dict[str, str]


class _Table(NamedTuple):
    """What all rows of a table have in common."""

    order: str
    unit: str  # of distances that do not say theirs
    duration: Callable[[str], float | None]
    sports: bool  # whether its column of sports holds sports
    header: Header


def is_activities(head: bytes, columns: Mapping[str, str]) -> bool:
    """Whether a file is a table of activities, by its first line."""
    lines = first_lines(head, 1)
    return bool(lines) and header_of(lines[0], columns) is not None


def read_activities(path: str, data: bytes, columns: Mapping[str, str], book: Book) -> list[Row]:
    """Every row of a table. Raises FileError where it can be read in two ways, and where it is none of activities."""
    lines = list(islice(lines_of(path, data), MEMBERS + 1))
    if len(lines) > MEMBERS:
        raise FileError(path, f"It has more than {MEMBERS:,} lines.", "Split it by years.")
    header = header_of(lines[0][1], columns) if lines else None
    if header is None:
        raise FileError(path, "It is no table of activities.", "It needs columns for the date and the duration.")
    rows = [(line, _cells(header, cells)) for line, cells in lines[1:]]
    table = _table(path, header, [cells for _, cells in rows], book)
    return [_row(f"{path} line {line}", cells, table) for line, cells in rows]


def _cells(header: Header, cells: Sequence[str]) -> Cells:
    return {key: cells[place].strip() if place < len(cells) else "" for key, place in header.at.items()}


def _table(path: str, header: Header, rows: list[Cells], book: Book) -> _Table:
    dates = [cells["date"] for cells in rows if cells["date"]]
    order = header.told.get("order") or order_of(dates)
    if order is None and any(map(needs_order, dates)):
        say = 'Say it: --columns "order=dmy" where the day is first, "order=mdy" where the month is.'
        raise FileError(path, f"Nobody can say whether {dates[0]!r} has the day first or the month.", say)
    duration = _durations(header, rows[:_ENOUGH], book)
    sports = any(sport_of(cells.get("sport", "")) != "other" for cells in rows)
    return _Table(order or "ymd", _unit(path, header, rows[:_ENOUGH], duration, book), duration, sports, header)


# ------------------------------------------------------------------ durations


def _durations(header: Header, rows: list[Cells], book: Book) -> Callable[[str], float | None]:
    """How this table writes durations: "45:10" may be minutes or hours, and 45 minutes or seconds."""
    unit = header.units.get("duration")
    ways = [
        _way(figures, two)
        for figures in ([SECONDS[unit]] if unit in SECONDS else SECONDS.values())
        for two in ((60.0, 1.0), (3600.0, 60.0))
    ]
    ways.sort(key=lambda way: way("1") != 60)  # minutes go first
    metres = [[_in(cells.get("distance", ""), unit) for cells in rows] for unit in METRES]
    return max(ways, key=lambda way: max(_plausible(rows, way, column, book) for column in metres))


def _way(figures: float, two: tuple[float, float]) -> Callable[[str], float | None]:
    """A way to read durations: seconds of a number alone, and of both parts of 45:10."""

    def seconds(text: str) -> float | None:
        if len(text) > _LONGEST_DURATION:
            return None
        if clock := _CLOCK_LIKE.fullmatch(text):
            first, last = float(clock[2]), float(f"{clock[3]}.{clock[4] or 0}")
            if clock[1]:
                return int(clock[1]) * 3600 + first * 60 + last
            return first * two[0] + last * two[1]
        if spelled := _SPELLED.findall(text.casefold()):
            return sum((number(value) or 0.0) * SECONDS[_short(word)] for value, word in spelled)
        value = number(text) if not re.search(r"[^\d.,\s]", text) else None
        return value * figures if value else None

    return seconds


def _short(word: str) -> str:
    return "min" if word.startswith("m") else "h" if word.startswith(("h", "st")) else "s"


def _plausible(
    rows: list[Cells], way: Callable[[str], float | None], metres: list[float | None], book: Book
) -> tuple[int, int]:
    """How many rows have a pace that a run can have, and how many a duration at all."""
    fastest, slowest = pace_of_a_run(book)
    told = [(way(cells["duration"]), distance) for cells, distance in zip(rows, metres, strict=True)]
    paces = [1000 * seconds / distance for seconds, distance in told if seconds and distance]
    return sum(fastest <= pace <= slowest for pace in paces), sum(seconds is not None for seconds, _ in told)


# ------------------------------------------------------------------ distances


def _unit(path: str, header: Header, rows: list[Cells], duration: Callable[[str], float | None], book: Book) -> str:
    """The unit of distances: as told, as the column's name says, or as the rows show."""
    unit = header.told.get("unit") or header.units.get("distance")
    if unit in METRES:
        return unit
    bare = [cells for cells in rows if positive(cells.get("distance", "")) and not _own_unit(cells["distance"])]
    if not bare:
        return "km"
    if by_stride := _by_stride(bare, duration):
        return by_stride
    plausible = {
        unit: _plausible(bare, duration, [_in(cells["distance"], unit) for cells in bare], book)[0] for unit in METRES
    }
    if plausible["m"] > max(plausible["km"], plausible["mi"]):
        return "m"
    say = 'Say it: --columns "unit=km" or "unit=mi".'
    raise FileError(path, f"Nobody can say of what its distances are ({bare[0]['distance']!r}).", say)


def _by_stride(rows: list[Cells], duration: Callable[[str], float | None]) -> str | None:
    """The unit in which a distance is cadence by length of a stride by time, as Garmin has them; None if none is."""
    shares = []
    for cells in rows:
        distance, cadence, stride = (positive(cells.get(key, "")) for key in ("distance", "cadence", "stride"))
        seconds = duration(cells["duration"])
        if distance and cadence and stride and seconds:
            shares.append(cadence / 60 * stride * seconds / distance)
    if not shares:
        return None
    best = min(METRES, key=lambda unit: abs(log(median(shares) / METRES[unit])))
    return best if abs(log(median(shares) / METRES[best])) < _MATCHES else None


def _own_unit(text: str) -> str | None:
    found = _DISTANCE.fullmatch(text.strip())
    return found[1].casefold().replace("miles", "mi").replace("mile", "mi") if found else None


def _in(text: str, unit: str) -> float | None:
    """Metres of a distance that is of this unit, unless it says its own."""
    unit = _own_unit(text) or unit
    value = positive(_THOUSANDS.sub("", text) if unit == "m" else text)
    return value * METRES[unit] if value else None


# ------------------------------------------------------------------ rows


def _row(path: str, cells: Cells, table: _Table) -> Row:
    kind = cells.get("sport", "") if table.sports else ""
    sport = sport_of(kind) if kind else "run"
    name = cells.get("name") or cells.get("notes", "").partition("\n")[0] or ("" if kind else cells.get("sport", ""))
    result = _recording(path, cells, table, sport, name)
    alone = {**cells, "sport": kind, "name": name}
    if isinstance(result, Recording):
        numbers = {"duration": result.elapsed, "moving": result.moving, "distance": result.distance}
        alone |= {"date": _date(result)} | {key: "" if value is None else str(value) for key, value in numbers.items()}
    content = table_of(list(_ALONE.values()), [alone.get(key, "") for key in _ALONE])
    race = "race" in kind.casefold().split()
    return Row(path, cells.get("file", ""), name, sport, surface_of(kind), race, result, content, "its table")


def _recording(path: str, cells: Cells, table: _Table, sport: str, name: str) -> Recording | Skipped | FileError:
    said = written(f"{cells['date']} {cells.get('clock', '')}".strip(), table.order)
    start = _start(said) if said else None
    if said is None or start is None:
        return FileError(path, f"{cells['date']!r} is no date that we can read.", ADD_BY_HAND)
    elapsed, moving = table.duration(cells["duration"]), table.duration(cells.get("moving", ""))
    if not elapsed and not moving:
        return Skipped(f"It has no duration. {ADD_BY_HAND}")
    rpe = number(cells.get("rpe", "").partition("/")[0])
    return Recording(
        start=start,
        sport=sport,
        distance=_in(cells.get("distance", ""), table.unit),
        elapsed=elapsed,
        moving=moving if moving and moving <= (elapsed or moving) else None,
        avg_hr=plausible_pulse(number(cells.get("avg_hr", ""))),
        max_hr=plausible_pulse(number(cells.get("max_hr", ""))),
        surface=surface_of(cells.get("sport", "")),
        rpe=round(rpe) if rpe and round(rpe) in _RPE else None,
        name=name,
        source="table",
        clock="utc" if said.offset is not None else "wall" if said.seconds is not None else "day",
    )


def _date(recording: Recording) -> str:
    """A start as its table told it: with its zone, without, or as a day."""
    if recording.clock == "utc":
        return recording.start.isoformat()
    return recording.start.strftime("%Y-%m-%d" if recording.clock == "day" else "%Y-%m-%d %H:%M:%S")


def _start(said: Written) -> dt.datetime | None:
    seconds = _NOON if said.seconds is None else said.seconds
    return at(said._replace(seconds=seconds))
