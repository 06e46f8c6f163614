"""A row of a table or summary beside recordings: what it adds to its file, and what it says alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from surefoot.files._digest import digest_of
from surefoot.files._errors import FileError
from surefoot.files._recording import Found, Known, Recording, Skipped

IsKnown = Callable[[str], bool]

#: What a file that was cut off tells of its beginning only.
_SUMS = ("distance", "elapsed", "timer", "moving")
_BEATS = ("avg_hr", "max_hr")
_NEARLY = 0.02  # services and devices differ by some seconds about the same outing


class Row(NamedTuple):
    """One activity of a table; ``path`` is where it stands, ``filename`` its file in the export, or "".

    ``content`` is a table of this row alone, with the columns that we read: wherever the row
    stands and whatever else the table holds, it is the same. ``table`` is what to call it; ``sport``
    is "" where the file knows better.
    """

    path: str
    filename: str
    name: str
    sport: str
    surface: str | None
    race: bool
    result: Recording | Skipped | FileError
    content: bytes
    table: str = "activities.csv"


def with_file(row: Row, found: list[Found], known: IsKnown) -> Iterator[Found]:
    """A row with what its file says; the file's own numbers go first. Without a usable file it speaks for itself."""
    outings = [(entry, entry.result) for entry in found if isinstance(entry.result, Recording)]
    if outings:
        alone = len(outings) == 1
        for entry, outing in outings:
            totals = _totals(row, outing) if alone else {}
            note = f"{entry.note} The totals are those of {row.table}." if totals else entry.note
            merged = msgspec.structs.replace(_merged(outing, row, alone=alone), **totals)
            yield msgspec.structs.replace(entry, result=merged, note=note)
    elif not found:
        yield _by_itself(row, row.path, known)
    elif isinstance(row.result, Recording) and not isinstance(found[0].result, Known):
        yield _by_itself(row, found[0].path, known, _unusable(found[0].result, row.table))
    else:
        yield from found


def _by_itself(row: Row, path: str, known: IsKnown, note: str = "") -> Found:
    """What a row says alone; where that is known, it is not said again."""
    digest = digest_of(row.content)
    told = isinstance(row.result, Recording) and known(digest)
    return Found(path, Known() if told else row.result, digest, row.content, "" if told else note)


def _unusable(problem: object, table: str) -> str:
    why = problem.message if isinstance(problem, FileError) else getattr(problem, "reason", "")
    return f"Its file could not be used ({why}), so the numbers are those of {table}."


def _totals(row: Row, read: Recording) -> dict[str, Any]:
    """What a row says of the whole outing, where its file is damaged and tells of a part of it.

    Times and distance are taken together: those of a part do not go with those of the whole.
    """
    whole = row.result
    if not read.salvaged or not isinstance(whole, Recording) or _time(whole) <= _time(read) * (1 + _NEARLY):
        return {}
    beats = {key: value for key in _BEATS if (value := getattr(whole, key)) is not None}
    return {key: getattr(whole, key) for key in _SUMS} | beats


def _time(outing: Recording) -> float:
    return outing.elapsed or outing.timer or outing.moving or 0.0


def _merged(recording: Recording, row: Row, *, alone: bool) -> Recording:
    """A file's summary with the table's name and sport, and with its numbers where the file has none."""
    table = msgspec.structs.asdict(row.result) if isinstance(row.result, Recording) and alone else {}
    filled = {key: value for key, value in table.items() if getattr(recording, key) is None}
    kind = {"sport": row.sport or recording.sport, "surface": row.surface or recording.surface} if alone else {}
    changes = filled | kind | {"name": row.name or recording.name, "race": row.race or recording.race}
    return msgspec.structs.replace(recording, **changes)
