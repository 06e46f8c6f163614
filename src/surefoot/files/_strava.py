"""Strava's activities.csv: by the names of its columns in English or German, else by their places.

Names stand twice in it: first as the runner sees them (kilometres), later as measured (metres).
Times are in UTC, whatever the language.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator

from surefoot.diary.stream import NONSENSE
from surefoot.files._clock import moment
from surefoot.files._errors import ADD_BY_HAND, EXPORT_AGAIN, FileError
from surefoot.files._recording import Recording, Skipped
from surefoot.files._rows import Row
from surefoot.files._sports import sport_of, surface_of
from surefoot.files._track import plausible_pulse

#: What each column is called (English, English before July 2019, German), and which of its name it is.
_NAMES = {
    "id": (0, ("Activity ID", "id", "Aktivitäts-ID")),
    "date": (0, ("Activity Date", "date", "Aktivitätsdatum")),
    "name": (0, ("Activity Name", "name", "Name der Aktivität")),
    "type": (0, ("Activity Type", "type", "Aktivitätsart")),
    "elapsed": (0, ("Elapsed Time", "elapsed_time", "Verstrichene Zeit")),
    "distance": (0, ("Distance", "distance", "Distanz")),
    "filename": (0, ("Filename", "filename", "Dateiname")),
    "measured_elapsed": (1, ("Elapsed Time", "Verstrichene Zeit")),
    "moving": (0, ("Moving Time", "Bewegungszeit")),
    "metres": (1, ("Distance", "Distanz")),
    "max_hr": (0, ("Max Heart Rate", "Max. Herzfrequenz")),
    "avg_hr": (0, ("Average Heart Rate", "Durchschnittliche Herzfrequenz")),
    "race": (0, ("Competition", "Wettkampf")),
}
#: Where they stand in an export of any other language.
_PLACES = {
    "id": 0, "date": 1, "name": 2, "type": 3, "elapsed": 5, "distance": 6, "max_hr": 7, "filename": 12,
    "measured_elapsed": 15, "moving": 16, "metres": 17, "avg_hr": 31,
}  # fmt: skip
_LEAST_COLUMNS = 13
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mrz": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_YES = frozenset({"true", "1", "1.0", "yes", "ja", "wahr"})


def is_table(name: str, head: bytes) -> bool:
    """Whether a file is Strava's table: by its name and its columns."""
    if name.rpartition("/")[2].casefold() != "activities.csv":
        return False
    first = head.decode("utf-8-sig", "replace").splitlines()[:1]
    columns = _columns(next(csv.reader(first), []))
    return columns is not None


def read_table(path: str, data: bytes) -> Iterator[Row]:
    """Every row of the table in its order. Raises FileError where it is no table at all."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # saved anew by a spreadsheet
    header = text[: text.find("\n")]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if header.count(";") > header.count(",") else ",")
    try:
        columns = _columns(next(reader, []))
        if columns is None:
            raise FileError(path, "Its columns are not those of Strava's export.", EXPORT_AGAIN)
        yield from (_row(path, reader.line_num, cells, columns) for cells in reader if any(cells))
    except csv.Error as error:
        raise FileError(path, f"Line {reader.line_num} cannot be read: {error}.", EXPORT_AGAIN) from None


def when(text: str) -> dt.datetime | None:
    """A date and time as Strava writes it in English or German, in UTC; None where it is none.

    "Jul 22, 2023, 7:39:18 PM", "22 Jul 2023, 19:39:18", "22.07.2023, 19:39:18", "2023-07-22 19:39:18".
    """
    clock = _CLOCK.search(text)
    if not clock:
        return None
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].casefold() == "p" else 0)
    try:
        return moment(dt.datetime(*_date(text[: clock.start()]), hour, minute, second, tzinfo=dt.UTC).timestamp())
    except (ValueError, OverflowError):
        return None


def number(text: str) -> float | None:
    """A number with a decimal point or comma; None where it is none, or far beyond all that is measured."""
    plain = re.sub(r"[^\d.,+-]", "", text)
    mark = max(plain.rfind("."), plain.rfind(","))
    whole, fraction = (plain[:mark], plain[mark + 1 :]) if mark >= 0 else (plain, "")
    try:
        found = float(f"{re.sub('[.,]', '', whole)}.{fraction}")
    except ValueError:
        return None
    return found if abs(found) < NONSENSE else None


def _date(text: str) -> tuple[int, int, int]:
    """Year, month and day. Raises ValueError where it is no date."""
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    word = re.search(r"[^\W\d_]{3,}", text)
    if word:
        day, year = sorted(numbers)
        return year, _MONTHS.get(word[0][:3].casefold(), 0), day
    first, second, third = numbers
    if first > 31:
        return first, second, third
    month_first = "/" in text and first <= 12 < second
    return (third, first, second) if month_first else (third, second, first)


def _columns(header: list[str]) -> dict[str, int] | None:
    """Where each column stands; None where this is not Strava's table."""
    header = [name.strip() for name in header]
    found = {key: _nth(header, names, nth) for key, (nth, names) in _NAMES.items()}
    named = {key: place for key, place in found.items() if place is not None}
    if "distance" in header:  # before July 2019 the one distance was in metres
        named["metres"] = named.pop("distance")
    if {"date", "type", "elapsed"} <= named.keys():
        return named
    if len(header) < _LEAST_COLUMNS:
        return None
    return {key: place for key, place in _PLACES.items() if place < len(header)}


def _nth(header: list[str], names: tuple[str, ...], nth: int) -> int | None:
    places = [place for place, name in enumerate(header) if name in names]
    return places[nth] if len(places) > nth else None


def _row(path: str, line: int, cells: list[str], columns: dict[str, int]) -> Row:
    row = {key: cells[place].strip() if place < len(cells) else "" for key, place in columns.items()}
    kind = row.get("type", "")
    sport, surface = sport_of(kind), surface_of(kind)
    race = row.get("race", "").casefold() in _YES or "race" in kind.casefold().split()
    where = f"{path} line {line}"
    result = _recording(where, row, sport, surface, race)
    return Row(where, row.get("filename", ""), row.get("name", ""), sport, surface, race, result, _alone(row))


def _alone(row: dict[str, str]) -> bytes:
    """A table of one row under its English names, without the name of its file: it speaks for itself."""
    keys = [*(key for key in _PLACES if key != "filename"), "race"]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        ([_NAMES[key][1][0] for key in keys], [row.get(key, "") for key in keys])
    )
    return text.getvalue().encode()


def _recording(
    path: str, row: dict[str, str], sport: str, surface: str | None, race: bool
) -> Recording | Skipped | FileError:
    start = when(row["date"])
    if start is None:
        return FileError(path, f"{row['date']!r} is no date that we can read.", ADD_BY_HAND)
    elapsed = _positive(row, "measured_elapsed") or _positive(row, "elapsed")
    moving = _positive(row, "moving")
    if not elapsed and not moving:
        return Skipped(f"It has no duration. {ADD_BY_HAND}")
    return Recording(
        start=start,
        sport=sport,
        distance=_metres(row),
        elapsed=elapsed,
        moving=moving,
        avg_hr=plausible_pulse(number(row.get("avg_hr", ""))),
        max_hr=plausible_pulse(number(row.get("max_hr", ""))),
        surface=surface,
        race=race,
        name=row.get("name", ""),
        source="Strava",
    )


def _metres(row: dict[str, str]) -> float | None:
    """The measured metres, else the kilometres as shown."""
    shown = _positive(row, "distance")
    return _positive(row, "metres") or (shown * 1000 if shown else None)


def _positive(row: dict[str, str], name: str) -> float | None:
    value = number(row.get(name, ""))
    return value if value and value > 0 else None
