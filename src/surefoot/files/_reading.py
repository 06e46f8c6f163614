"""Everything below one path: files, folders, archives and exports, one finding after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from surefoot.files import _members
from surefoot.files._errors import FileError
from surefoot.files._gz import bomb, unpack
from surefoot.files._kinds import HEAD, kind_of
from surefoot.files._limits import FILE_BYTES, INNER_ARCHIVE_BYTES, MIB
from surefoot.files._members import Member, system_error
from surefoot.files._recording import Found, Known, Recording, Skipped
from surefoot.files._strava import Row, is_table, read_table
from surefoot.rulebook import Book

_UNKNOWN = "It is no recording that we read (FIT, TCX, GPX, or Strava's activities.csv)."
_ARCHIVES = 2  # an archive, and archives in it, as Garmin exports them

Lookup = Callable[[str], Member | None]
IsKnown = Callable[[str], bool]


def _nothing_known(_digest: str) -> bool:
    return False


class How(NamedTuple):
    """How files are read: with the numbers of this book, except those whose digest is known."""

    book: Book
    known: IsKnown = _nothing_known


def read_path(path: str | Path, book: Book, known: IsKnown | None = None) -> Iterator[Found]:
    """Every outing below a path, and a reason for everything else; it never stops at a bad file.

    A path is a FIT, TCX or GPX file, packed with gzip or not; Strava's activities.csv; a zip
    archive of such files (with archives in it, one deep); or a folder of all of these. ``known``
    is asked for the SHA-256 of each file's unpacked content before it is parsed; what is known
    comes as :class:`Known`. Raises FileError where the path itself is not there or cannot be
    opened, and where a folder holds too much.
    """
    where, how = Path(path), How(book, known or _nothing_known)
    if where.is_dir():
        yield from _several(_members.in_folder(where), how, _ARCHIVES)
    elif where.is_file():
        member = _members.single(where)
        yield from _table(member, how, _beside(where)) if _is_table(member) else _one(member, how, _ARCHIVES)
    else:
        raise FileError(str(path), "There is no such file or folder.", "Check how it is spelled.")


def read_bytes(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """The outings of one file's contents. Raises FileError where it is damaged, and nothing else."""
    name, content = _unpacked(path, data)
    kind = kind_of(name, content[:HEAD])
    if kind == "fit":
        from surefoot.files.fit import read_fit as read
    elif kind == "gpx":
        from surefoot.files._gpx import read_gpx as read
    elif kind == "tcx":
        from surefoot.files._tcx import read_tcx as read
    else:
        return [Skipped(_UNKNOWN)]
    return read(name, content, book)


def digest_of(content: bytes) -> str:
    """The SHA-256 of a content, as hexadecimal text."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _unpacked(path: str, data: bytes) -> tuple[str, bytes]:
    """A file's name and contents without the gzip around it. Raises FileError where that is damaged."""
    if kind_of(path, data[:HEAD]) != "gz":
        return path, data
    return path[:-3] if path.casefold().endswith(".gz") else path, unpack(path, data)


def _several(found: Iterator[Member | Found], how: How, archives: int) -> Iterator[Found]:
    """The outings of many files, those first that a table of Strava's names."""
    members: dict[str, Member] = {}
    for entry in found:
        if isinstance(entry, Found):
            yield entry
        else:
            members[entry.name] = entry
    for table in [member for member in members.values() if _is_table(member)]:
        del members[table.name]
        yield from _table(table, how, _taken_from(members, table.name.rpartition("/")[0]))
    for member in members.values():
        yield from _one(member, how, archives)


def _one(member: Member, how: How, archives: int) -> Iterator[Found]:
    """The outings of one file, whatever it is; ``archives`` is how many archives deep it may lead."""
    try:
        kind = kind_of(member.name, member.read(HEAD))
        if kind == "zip":
            yield from _archive(member, how, archives)
        elif kind in {None, "csv"}:
            yield Found(member.path, Skipped(_UNKNOWN))
        else:
            yield from _file(member, how)
    except FileError as error:
        yield Found(member.path, error)


def _file(member: Member, how: How) -> Iterator[Found]:
    name, content = _unpacked(member.path, _whole(member))
    digest = digest_of(content)
    if how.known(digest):
        yield Found(member.path, Known(), digest)
        return
    results = _guarded(name, content, how.book)
    for i, result in enumerate(results, 1):
        yield Found(f"{member.path}#{i}" if len(results) > 1 else member.path, result, digest, content)


def _guarded(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """The outings of a file; a fault of ours in one file does not take the others with it."""
    try:
        return read_bytes(path, data, book)
    except FileError:
        raise
    except Exception as error:  # whatever it is, it is ours to mend
        message = f"Our reader stumbled over it ({type(error).__name__}: {error})."
        raise FileError(path, message, "Please tell us, and add the run by hand meanwhile.") from error


def _whole(member: Member) -> bytes:
    if problem := bomb(member.path, member.size, member.packed):
        raise problem
    return member.read(FILE_BYTES)


def _archive(member: Member, how: How, archives: int) -> Iterator[Found]:
    from surefoot.files._zip import in_zip

    if not archives:
        raise FileError(member.path, "It is an archive in an archive in an archive.", "Unpack the outer one yourself.")
    with _opened(member) as file:
        yield from _several(in_zip(member.path, file), how, archives - 1)


def _opened(member: Member) -> IO[bytes]:
    """An archive as a file that can be searched: itself, or what it unpacks to where it lies in another."""
    if member.disk:
        try:
            return member.disk.open("rb")
        except OSError as error:
            raise system_error(member.path, error) from None
    if member.size > INNER_ARCHIVE_BYTES:
        most = f"It is an archive of more than {INNER_ARCHIVE_BYTES // MIB} MB in an archive."
        raise FileError(member.path, most, "Unpack the outer one yourself.")
    return BytesIO(member.read(INNER_ARCHIVE_BYTES))


def _is_table(member: Member) -> bool:
    try:
        return member.name.casefold().endswith("activities.csv") and is_table(member.name, member.read(HEAD))
    except FileError:
        return False  # reading it again, as any other file, reports it


def _table(table: Member, how: How, lookup: Lookup) -> Iterator[Found]:
    """The outings of Strava's table, each with its file where there is one."""
    try:
        for row in read_table(table.path, _whole(table)):
            file = lookup(row.filename) if row.filename else None
            yield from _with_file(row, list(_one(file, how, 0)) if file else [], table.path, how)
    except FileError as error:
        yield Found(table.path, error)


def _with_file(row: Row, found: list[Found], table: str, how: How) -> Iterator[Found]:
    """A row of the table with what its file says; the file's own numbers go first."""
    outings = [(entry, entry.result) for entry in found if isinstance(entry.result, Recording)]
    if outings:
        for entry, outing in outings:
            yield msgspec.structs.replace(entry, result=_merged(outing, row, alone=len(outings) == 1))
    elif not found:
        yield _by_itself(row, f"{table} line {row.line}", how)
    elif isinstance(row.result, Recording) and not isinstance(found[0].result, Known):
        yield _by_itself(row, found[0].path, how, _unusable(found[0].result))
    else:
        yield from found


def _by_itself(row: Row, path: str, how: How, note: str = "") -> Found:
    """What a row says alone; where that is known, it is not said again."""
    digest = digest_of(row.content)
    known = isinstance(row.result, Recording) and how.known(digest)
    return Found(path, Known() if known else row.result, digest, row.content, "" if known else note)


def _unusable(problem: object) -> str:
    why = problem.message if isinstance(problem, FileError) else getattr(problem, "reason", "")
    return f"Its file could not be used ({why}), so the numbers are those of activities.csv."


def _merged(recording: Recording, row: Row, *, alone: bool) -> Recording:
    """A file's summary with the table's name and sport, and with its numbers where the file has none."""
    table = msgspec.structs.asdict(row.result) if isinstance(row.result, Recording) and alone else {}
    filled = {key: value for key, value in table.items() if getattr(recording, key) is None}
    kind = {"sport": row.sport, "surface": row.surface or recording.surface} if alone else {}
    changes = filled | kind | {"name": row.name or recording.name, "race": row.race or recording.race}
    return msgspec.structs.replace(recording, **changes)


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
