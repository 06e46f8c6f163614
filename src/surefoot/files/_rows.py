"""A row of a table or summary beside recordings: what it adds to its file, and what it says alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from surefoot.files._digest import digest_of
from surefoot.files._errors import FileError
from surefoot.files._recording import Found, Known, Recording, Skipped

IsKnown = Callable[[str], bool]

#: What a file that was cut off tells of its beginning only.
_TOTALS = ("distance", "elapsed", "timer", "moving", "avg_hr", "max_hr")


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
            note = f"{entry.note} {_of_the_row(row)}" if outing.salvaged and alone and _totals(row) else entry.note
            yield msgspec.structs.replace(entry, result=_merged(outing, row, alone=alone), note=note)
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


def _of_the_row(row: Row) -> str:
    return f"The totals are those of {row.table}."


def _totals(row: Row) -> dict[str, object]:
    """What a row says of the whole outing."""
    table = msgspec.structs.asdict(row.result) if isinstance(row.result, Recording) else {}
    return {key: table[key] for key in _TOTALS if table.get(key) is not None}


def _merged(recording: Recording, row: Row, *, alone: bool) -> Recording:
    """A file's summary with the table's name and sport, and with its numbers where the file has none.

    Of a file that is damaged the table knows more.
    """
    table = msgspec.structs.asdict(row.result) if isinstance(row.result, Recording) and alone else {}
    filled = {key: value for key, value in table.items() if getattr(recording, key) is None}
    if recording.salvaged and alone:
        filled |= _totals(row)
    kind = {"sport": row.sport or recording.sport, "surface": row.surface or recording.surface} if alone else {}
    changes = filled | kind | {"name": row.name or recording.name, "race": row.race or recording.race}
    return msgspec.structs.replace(recording, **changes)
