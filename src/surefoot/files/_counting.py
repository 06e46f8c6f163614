"""How many findings there may be below a path, for a progress bar: a look at the names, before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from surefoot.files import _members
from surefoot.files._activities import is_activities
from surefoot.files._errors import FileError
from surefoot.files._kinds import HEAD, kind_of
from surefoot.files._limits import FILE_BYTES
from surefoot.files._members import Member
from surefoot.files._recording import Found
from surefoot.files._strava import is_strava
from surefoot.files._tasks import TABLE_HEAD


def how_many(path: str | Path) -> int:
    """About as many as :func:`read_path` will find; an archive inside another counts as one."""
    where = Path(path)
    try:
        if where.is_dir():
            return _counted(_members.in_folder(where))
        return _in_file(_members.single(where))
    except (FileError, OSError):
        return 1


def _in_file(member: Member) -> int:
    if member.disk and kind_of(member.name, member.read(HEAD)) == "zip":
        from surefoot.files._zip import in_zip

        with member.disk.open("rb") as file:
            return _counted(in_zip(member.path, file))
    return max(1, _rows(member))


def _counted(entries: Iterator[Member | Found]) -> int:
    """The files among entries, or the rows of their tables where those are more: a row may have its file here."""
    files, rows = 0, 0
    for entry in entries:
        disk = entry.disk if isinstance(entry, Member) and entry.name.casefold().endswith(".zip") else None
        files += how_many(disk) if disk else 1
        rows += _rows(entry) if isinstance(entry, Member) else 0
    return max(files, rows)


def _rows(member: Member) -> int:
    """The lines of a table of activities below its header; 0 for everything else."""
    if not member.name.casefold().endswith(".csv"):
        return 0
    head = member.read(TABLE_HEAD)
    ours = is_strava(member.name, head) or is_activities(head, {})
    return member.read(FILE_BYTES).count(b"\n") - 1 if ours else 0
