"""From a task to the outings in it, with all that may be wrong with one file told as a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from surefoot.files._digest import digest_of
from surefoot.files._errors import FileError
from surefoot.files._gz import unpack
from surefoot.files._kinds import HEAD, UNKNOWN, kind_of
from surefoot.files._limits import FILE_BYTES
from surefoot.files._members import first_bytes
from surefoot.files._recording import Found, Known, Recording, Skipped
from surefoot.files._rows import IsKnown, with_file
from surefoot.files._tasks import Task, tasks
from surefoot.rulebook import Book


def read_path(
    path: str | Path, book: Book, known: IsKnown | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """Every outing below a path, and a reason for everything else; it never stops at a bad file.

    A path is a FIT, TCX or GPX file, packed with gzip or not; a table of activities (Strava's, or any
    with columns that are understood or named by ``columns``); a zip archive of such files (with archives
    in it, one deep); or a folder of all of these. ``known`` is asked for the SHA-256 of each file's
    unpacked content before it is parsed; what is known comes as :class:`Known`. Raises FileError as
    :func:`tasks` does.
    """
    for entry in tasks(path, book, columns):
        if isinstance(entry, Task):
            yield from read_task(entry, book, known)
        else:
            yield entry


def read_task(task: Task, book: Book, known: IsKnown | None = None) -> list[Found]:
    """All that one task holds; a fault in it is a finding too, and nothing is raised."""
    is_known = known or _nothing_known
    try:
        found = _file(task, book, is_known)
    except FileError as error:
        found = [Found(task.path, error)]
    return list(with_file(task.row, found, is_known)) if task.row else found


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
        return [Skipped(UNKNOWN)]
    return read(name, content, book)


def _nothing_known(_digest: str) -> bool:
    return False


def _file(task: Task, book: Book, known: IsKnown) -> list[Found]:
    """The outings of the file of a task; none where its row is alone."""
    if task.fault:
        raise task.fault
    if not task.disk and task.packed is None:
        return []
    name, content = _unpacked(task.path, _content(task))
    digest = digest_of(content)
    if known(digest):
        return [Found(task.path, Known(), digest)]
    results = _guarded(name, content, book)
    many = len(results) > 1
    return [
        Found(f"{task.path}#{part + 1}" if many else task.path, result, digest, content, _note(result), part)
        for part, result in enumerate(results)
    ]


def _content(task: Task) -> bytes:
    if task.packed is None:
        return first_bytes(Path(task.disk), FILE_BYTES)
    from surefoot.files._zip import unpacked

    return unpacked(task.path, task.packed, task.size)


def _note(result: Recording | Skipped) -> str:
    return result.salvaged if isinstance(result, Recording) else ""


def _unpacked(path: str, data: bytes) -> tuple[str, bytes]:
    """A file's name and contents without the gzip around it. Raises FileError where that is damaged."""
    if kind_of(path, data[:HEAD]) != "gz":
        return path, data
    return path[:-3] if path.casefold().endswith(".gz") else path, unpack(path, data)


def _guarded(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """The outings of a file; a fault of ours in one file does not take the others with it."""
    try:
        return read_bytes(path, data, book)
    except FileError:
        raise
    except Exception as error:  # whatever it is, it is ours to mend
        message = f"Our reader stumbled over it ({type(error).__name__}: {error})."
        raise FileError(path, message, "Please tell us, and add the run by hand meanwhile.") from error
