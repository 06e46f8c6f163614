"""What there is to read below a path, one small task after the other; nothing is unpacked or parsed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from surefoot.files import _members
from surefoot.files._errors import FileError
from surefoot.files._gz import bomb
from surefoot.files._kinds import HEAD, UNKNOWN, kind_of
from surefoot.files._limits import FILE_BYTES, INNER_ARCHIVE_BYTES, MIB
from surefoot.files._members import Member, Packed
from surefoot.files._recording import Found, Skipped
from surefoot.files._rows import Row
from surefoot.files._strava import is_table, read_table
from surefoot.rulebook import Book

_ARCHIVES = 2  # an archive, and archives in it, as Garmin exports them

Lookup = Callable[[str], Member | None]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to read, for whichever process has time for it; it can be pickled.

    ``path`` is where it is as the runner sees it, ``size`` its bytes when taken out of its archive. It lies at
    ``disk``, or comes along as ``packed``; where it is neither, ``row`` speaks for itself. ``row`` is what a
    table or summary says of it; ``fault`` why its file is not to be read, where a row is there in its stead.
    """

    path: str
    size: int
    disk: str = ""
    packed: Packed | None = None
    row: Row | None = None
    fault: FileError | None = None


def tasks(path: str | Path, book: Book) -> Iterator[Task | Found]:  # noqa: ARG001 - summaries will need it
    """All that there is to read below a path, and a reason for everything that is not to be read.

    Looks at the beginning of each file and no further, but for archives and tables. Raises FileError where the
    path itself is not there or cannot be opened, and where a folder holds too much.
    """
    where = Path(path)
    if where.is_dir():
        yield from _several(_members.in_folder(where), _ARCHIVES)
    elif where.is_file():
        member = _members.single(where)
        yield from _table(member, _beside(where)) if _is_table(member) else _one(member, _ARCHIVES)
    else:
        raise FileError(str(path), "There is no such file or folder.", "Check how it is spelled.")


def _several(found: Iterator[Member | Found], archives: int) -> Iterator[Task | Found]:
    """The tasks of many files, those first that a table of Strava's names."""
    members: dict[str, Member] = {}
    for entry in found:
        if isinstance(entry, Found):
            yield entry
        else:
            members[entry.name] = entry
    for table in [member for member in members.values() if _is_table(member)]:
        del members[table.name]
        yield from _table(table, _taken_from(members, table.name.rpartition("/")[0]))
    for member in members.values():
        yield from _one(member, archives)


def _one(member: Member, archives: int) -> Iterator[Task | Found]:
    """What is to be read of one file, whatever it is; ``archives`` is how many archives deep it may lead."""
    try:
        kind = kind_of(member.name, member.read(HEAD))
        if kind == "zip":
            yield from _archive(member, archives)
        elif kind in {None, "csv"}:
            yield Found(member.path, Skipped(UNKNOWN))
        else:
            yield _task(member)
    except FileError as error:
        yield Found(member.path, error)


def _task(member: Member, row: Row | None = None) -> Task:
    """Raises FileError for a bomb, and for what cannot be taken out of its archive."""
    if problem := bomb(member.path, member.size, member.packed):
        raise problem
    packed = member.pack() if member.pack else None
    return Task(path=member.path, size=member.size, disk=str(member.disk or ""), packed=packed, row=row)


def _archive(member: Member, archives: int) -> Iterator[Task | Found]:
    from surefoot.files._zip import in_zip

    outer = "Unpack the outer one yourself."
    if not archives:
        raise FileError(member.path, "It is an archive in an archive in an archive.", outer)
    if not member.disk and member.size > INNER_ARCHIVE_BYTES:
        most = f"It is an archive of more than {INNER_ARCHIVE_BYTES // MIB:,} MB in an archive."
        raise FileError(member.path, most, outer)
    with member.opened() as file:
        yield from _several(in_zip(member.path, file), archives - 1)


def _is_table(member: Member) -> bool:
    try:
        return member.name.casefold().endswith("activities.csv") and is_table(member.name, member.read(HEAD))
    except FileError:
        return False  # reading it again, as any other file, reports it


def _table(table: Member, lookup: Lookup) -> Iterator[Task | Found]:
    """The rows of Strava's table, each with its file where there is one."""
    try:
        if problem := bomb(table.path, table.size, table.packed):
            raise problem
        for row in read_table(table.path, table.read(FILE_BYTES)):
            file = lookup(row.filename) if row.filename else None
            yield _with_row(file, row) if file else Task(path=row.path, size=len(row.content), row=row)
    except FileError as error:
        yield Found(table.path, error)


def _with_row(file: Member, row: Row) -> Task:
    try:
        return _task(file, row)
    except FileError as error:
        return Task(path=file.path, size=0, row=row, fault=error)


def _taken_from(members: dict[str, Member], folder: str) -> Lookup:
    """Find the file of a row among the others of an export, so that it is read but once."""

    def lookup(name: str) -> Member | None:
        for spelled in _spellings(name):
            if member := members.pop(f"{folder}/{spelled}".lstrip("/"), None):
                return member
        return None

    return lookup


def _beside(table: Path) -> Lookup:
    """Find the file of a row in the folder of a table that was named by itself, and nowhere else."""

    def lookup(name: str) -> Member | None:
        for spelled in _spellings(name):
            found = (table.parent / spelled).resolve()
            if found.is_file() and found.is_relative_to(table.parent.resolve()):
                return _members.single(found)
        return None

    return lookup


def _spellings(name: str) -> tuple[str, str, str]:
    """A file's name as written, and as some systems leave it when they unpack an export."""
    return name, name.removesuffix(".gz"), f"{name}.gz"
