"""Files in folders: named, sorted, bounded, and nowhere outside. ``_zip`` has those in archives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from surefoot.files._errors import FileError
from surefoot.files._limits import DEPTH, MEMBERS
from surefoot.files._recording import Found, Skipped

LEAVE_OUT = "Leave it out, or copy the files that you want into a folder of their own."
LINK = "It is a link; only what lies there itself is read."


class Packed(NamedTuple):
    """A file as it lies in a zip archive: its bytes there, how they are packed, and the checksum of what they hold."""

    data: bytes
    method: int
    checksum: int


class Member(NamedTuple):
    """A file: ``name`` below its folder or archive, ``path`` as the runner sees it.

    ``size`` is its bytes, which it cannot exceed, ``packed`` those that it takes up where it lies;
    ``read`` gives as many of its first bytes as are asked for, ``opened`` all of it as a file that can be
    searched; both raise FileError. ``disk`` is where it is; in an archive ``pack`` gives it as it lies there.
    """

    name: str
    path: str
    size: int
    packed: int
    read: Callable[[int], bytes]
    opened: Callable[[], IO[bytes]]
    disk: Path | None = None
    pack: Callable[[], Packed] | None = None


def single(path: Path) -> Member:
    """A file that was named by itself."""
    size = path.stat().st_size
    return Member(
        path.name, str(path), size, size, lambda most: first_bytes(path, most), lambda: _opened(path), disk=path
    )


def in_folder(root: Path) -> Iterator[Member | Found]:
    """Every file below a folder in the order of the names; links and what lies too deep are reported instead."""
    waiting, count = [(root, 0)], 0
    while waiting:
        folder, depth = waiting.pop()
        if depth > DEPTH:
            yield Found(str(folder), FileError(str(folder), f"It lies more than {DEPTH} folders deep.", LEAVE_OUT))
            continue
        entries = _entries(folder)
        if isinstance(entries, Found):
            yield entries
            continue
        count += len(entries)
        if count > MEMBERS:
            raise FileError(str(root), f"It holds more than {MEMBERS:,} files.", LEAVE_OUT)
        for entry in entries:
            yield from _in_folder(root, entry)
        folders = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
        waiting += [(path, depth + 1) for path in reversed(folders)]


def _entries(folder: Path) -> list[os.DirEntry[str]] | Found:
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not hidden(entry.name)), key=lambda entry: entry.name)
    except OSError as error:
        return Found(str(folder), system_error(str(folder), error))


def _in_folder(root: Path, entry: os.DirEntry[str]) -> Iterator[Member | Found]:
    path = Path(entry.path)
    if entry.is_symlink():
        yield Found(entry.path, Skipped(LINK))
    elif entry.is_file(follow_symlinks=False):
        yield single(path)._replace(name=path.relative_to(root).as_posix())


def first_bytes(path: Path, most: int) -> bytes:
    """At most so many bytes of a file. Raises FileError where the system does not give them."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise system_error(str(path), error) from None


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise system_error(str(path), error) from None


def system_error(path: str, error: OSError) -> FileError:
    """What the system said, as an error of ours."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return FileError(path, f"The system does not let us read it: {reason}.", "Check its permissions and its disk.")


def hidden(name: str) -> bool:
    """Whether a file is one that systems keep for themselves."""
    parts = name.replace("\\", "/").split("/")
    return any((part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in parts)
