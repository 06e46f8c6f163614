"""The survey of race times by Vickers and Vertosick as its CSV file has it: who ran what, and how far a week.

A row is a runner. ``k10_d`` and ``k10_ti_adj`` are metres and seconds of a race, the time corrected by the
authors for the course; ``adjusted`` is 1 where they took the runner into their models; ``typical`` is the
week in miles. Files in which some cells are silent, or are "NA", or stand in another order, are read alike.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from surefoot.units import METRES_PER_MILE

#: Names of the races in the columns, shortest first.
RACES = ("k5", "m5", "k10", "m10", "mh", "mf")
HALF, MARATHON = "mh", "mf"
MOST_BYTES = 100_000_000

_SILENT = frozenset({"", ".", "na", "n/a", "nan", "null", "none"})
_FASTEST, _SLOWEST = 0.1, 3.0  # seconds a metre: quicker than any sprint, slower than any walk


class LabError(Exception):
    """A file that is not what it should be: ``path`` and ``value`` say where, ``mend`` what helps."""

    def __init__(self, path: str, value: str | None, message: str, mend: str) -> None:
        super().__init__(message)
        self.path, self.value, self.message, self.mend = path, value, message, mend


class Run(NamedTuple):
    """A race: metres and seconds."""

    distance: float
    seconds: float


class Runner(NamedTuple):
    """One row: its number in the file, the typical week in metres and the sex (None: not said), the races by name."""

    row: int
    weekly: float | None
    female: bool | None
    races: dict[str, Run]


def read_race_times(path: Path) -> list[Runner]:
    """The runners of a file whose times the authors adjusted. Raises :class:`LabError` and OSError."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise LabError(str(path), f"{size} bytes", "this is too long for a table of race times", _WHICH)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise LabError(str(path), None, "this is not text in UTF-8", "save it as CSV in UTF-8") from None
    try:
        return list(_runners(path, text.splitlines()))
    except csv.Error as error:
        raise LabError(str(path), None, f"this is not a CSV file: {error}", _WHICH) from None


_WHICH = "name the file of race times of Vickers and Vertosick, or one with its columns"


def _runners(path: Path, lines: list[str]) -> Iterator[Runner]:
    header = next(csv.reader(lines[:1]), [])
    columns = {name.strip().lower(): place for place, name in enumerate(header)}
    _check(path, columns)
    for number, cells in enumerate(csv.reader(lines[1:]), start=2):
        row = _Row(f"{path}, line {number}", columns, cells)
        if row.number("adjusted") == 1:
            miles = row.number("typical")
            weekly = None if miles is None or miles < 0 else miles * METRES_PER_MILE
            sex = row.number("female")
            yield Runner(number, weekly, None if sex is None else sex == 1, dict(row.races()))


def _check(path: Path, columns: Iterable[str]) -> None:
    wanted = ["adjusted", "typical", *(f"{race}_{part}" for race in (MARATHON, HALF) for part in ("d", "ti_adj"))]
    missing = [name for name in wanted if name not in columns]
    if missing:
        raise LabError(str(path), None, f"it has no column {', '.join(missing)}", _WHICH)


class _Row(NamedTuple):
    place: str
    columns: dict[str, int]
    cells: list[str]

    def number(self, name: str) -> float | None:
        """The number in a column; None where the cell is silent or not there."""
        column = self.columns.get(name)
        if column is None or column >= len(self.cells):
            return None
        text = self.cells[column].strip()
        if text.lower() in _SILENT:
            return None
        try:
            found = float(text)
        except ValueError:
            raise LabError(f"{self.place}, {name}", text, "this is not a number", "correct or empty the cell") from None
        return found if math.isfinite(found) else None

    def races(self) -> Iterator[tuple[str, Run]]:
        """The races that were run: those with a distance and a time that a runner can have taken."""
        for name in RACES:
            distance, seconds = self.number(f"{name}_d"), self.number(f"{name}_ti_adj")
            if distance and seconds and distance > 0 and _FASTEST <= seconds / distance <= _SLOWEST:
                yield name, Run(distance, seconds)
