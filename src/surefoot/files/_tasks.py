"""What there is to read below a path, one small task after the other; nothing is unpacked or parsed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from surefoot.files import _members
from surefoot.files._activities import is_activities, read_activities
from surefoot.files._errors import FileError
from surefoot.files._garmin import Summaries, is_summaries, summaries_in
from surefoot.files._gz import bomb
from surefoot.files._headers import check_columns
from surefoot.files._kinds import HEAD, UNKNOWN, kind_of
from surefoot.files._limits import FILE_BYTES, INNER_ARCHIVE_BYTES, MIB
from surefoot.files._members import Member, Packed
from surefoot.files._recording import Found, Skipped
from surefoot.files._rows import Row
from surefoot.files._strava import is_strava, read_strava
from surefoot.rulebook import Book

_ARCHIVES = 2  # an archive, and archives in it, as Garmin exports them

#: Bytes of a table that are looked at: the longest header that is known has 2,000, and a row must follow it.
TABLE_HEAD = 4 * HEAD

Lookup = Callable[[str], Member | None]
Rows = Callable[[str, bytes], Iterator[Row]]


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


def tasks(path: str | Path, book: Book, columns: Mapping[str, str] | None = None) -> Iterator[Task | Found]:
    """All that there is to read below a path, and a reason for everything that is not to be read.

    Looks at the beginning of each file and no further, but for archives and tables. ``columns`` names the columns
    of tables that are not understood by themselves (:func:`columns_told`). Raises FileError where the path itself
    is not there or cannot be opened, where a folder holds too much, and where ``columns`` is unclear.
    """
    check_columns(columns or {})
    where, walk = Path(path), _Walk(book, columns or {})
    if where.is_dir():
        yield from walk.several(_members.in_folder(where), _ARCHIVES)
    elif where.is_file():
        member = _members.single(where)
        rows = walk.table(member)
        yield from walk.rows(member, rows, _beside(where)) if rows else walk.several(iter([member]), _ARCHIVES)
    else:
        raise FileError(str(path), "There is no such file or folder.", "Check how it is spelled.")


class _Walk:
    """One look below a path."""

    def __init__(self, book: Book, columns: Mapping[str, str]) -> None:
        self.book, self.columns = book, columns
        self.summaries: Summaries | None = None

    def several(self, found: Iterator[Member | Found], archives: int) -> Iterator[Task | Found]:
        """The tasks of many files, those first that a table names."""
        members: dict[str, Member] = {}
        for entry in found:
            if isinstance(entry, Found):
                yield entry
            else:
                members[entry.name] = entry
        for member in list(members.values()):
            if rows := self.table(member):
                del members[member.name]
                yield from self.rows(member, rows, _taken_from(members, member.name.rpartition("/")[0]))
        summaries = [members.pop(name) for name in list(members) if is_summaries(name)]
        if summaries:
            yield from self.summarised(summaries)
        for member in members.values():
            yield from self.one(member, archives)
        if summaries and self.summaries:
            yield from (Task(path=row.path, size=len(row.content), row=row) for row in self.summaries.left())

    def summarised(self, members: list[Member]) -> Iterator[Found]:
        """Take Garmin's summaries to those of the export that is read; what cannot be read of them is said."""
        summaries = []
        for member in members:
            try:
                if problem := bomb(member.path, member.size, member.packed):
                    raise problem
                summaries += summaries_in(member.path, member.read(FILE_BYTES))
            except FileError as error:
                yield Found(member.path, error)
        self.summaries = Summaries(self.book, summaries)

    def one(self, member: Member, archives: int) -> Iterator[Task | Found]:
        """What is to be read of one file, whatever it is; ``archives`` is how many archives deep it may lead."""
        try:
            head = member.read(HEAD)
            kind = kind_of(member.name, head)
            if kind == "zip":
                yield from self.archive(member, archives)
            elif kind in {None, "csv"}:
                yield Found(member.path, Skipped(UNKNOWN))
            else:
                row = self.summaries.of(head) if self.summaries else None
                yield _with_row(member, row) if row else _task(member)
        except FileError as error:
            yield Found(member.path, error)

    def archive(self, member: Member, archives: int) -> Iterator[Task | Found]:
        """The files of an archive. Raises FileError where it is unsound, or too deep in others."""
        from surefoot.files._zip import in_zip

        outer = "Unpack the outer one yourself."
        if not archives:
            raise FileError(member.path, "It is an archive in an archive in an archive.", outer)
        if not member.disk and member.size > INNER_ARCHIVE_BYTES:
            most = f"It is an archive of more than {INNER_ARCHIVE_BYTES // MIB:,} MB in an archive."
            raise FileError(member.path, most, outer)
        with member.opened() as file:
            yield from self.several(in_zip(member.path, file), archives - 1)

    def table(self, member: Member) -> Rows | None:
        """How to read a table; None where it is none of outings, or none at all."""
        if not member.name.casefold().endswith(".csv"):
            return None
        try:
            head = member.read(TABLE_HEAD)
        except FileError:
            return None  # reading it again, as any other file, reports it
        if not self.columns and is_strava(member.name, head):
            return read_strava
        if is_activities(head, self.columns):
            return lambda path, data: iter(read_activities(path, data, self.columns, self.book))
        return None

    def rows(self, table: Member, read: Rows, lookup: Lookup) -> Iterator[Task | Found]:
        """The rows of a table, each with its file where there is one."""
        try:
            if problem := bomb(table.path, table.size, table.packed):
                raise problem
            for row in read(table.path, table.read(FILE_BYTES)):
                file = lookup(row.filename) if row.filename else None
                yield _with_row(file, row) if file else Task(path=row.path, size=len(row.content), row=row)
        except FileError as error:
            yield Found(table.path, error)


def _task(member: Member, row: Row | None = None) -> Task:
    """Raises FileError for a bomb, and for what cannot be taken out of its archive."""
    if problem := bomb(member.path, member.size, member.packed):
        raise problem
    packed = member.pack() if member.pack else None
    return Task(path=member.path, size=member.size, disk=str(member.disk or ""), packed=packed, row=row)


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
            if found := _inside(table.parent.resolve(), spelled):
                return _members.single(found)
        return None

    return lookup


def _inside(folder: Path, name: str) -> Path | None:
    """A file by its name in a folder, if it is there and truly in that folder."""
    try:
        found = (folder / name).resolve()
        return found if found.is_relative_to(folder) and found.is_file() else None
    except (OSError, ValueError):  # no file can have such a name
        return None


def _spellings(name: str) -> tuple[str, str, str]:
    """A file's name as written, and as some systems leave it when they unpack an export."""
    return name, name.removesuffix(".gz"), f"{name}.gz"
