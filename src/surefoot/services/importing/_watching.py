"""Watch a folder: what is there is imported, and whatever comes, as soon as it is there whole."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from surefoot.files import FileError
from surefoot.services.importing._batch import import_paths
from surefoot.services.importing._report import ImportReport
from surefoot.services.ports import House

EVERY = 5.0  # seconds between two looks
#: A file that was last written so many seconds ago is there whole; a younger one is looked at twice.
LONG_AGO = 60.0
_DEEPEST = 32


class Look(NamedTuple):
    """What a file looked like: bytes, and when it was last written in nanoseconds."""

    size: int
    written: int


class Clock(NamedTuple):
    """The time in seconds since 1970, and a way to wait for so many seconds."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def watching(house: House, folder: Path, *, clock: Clock | None = None, **options: Any) -> Iterator[ImportReport]:
    """The report of each import, for ever; ``options`` are those of :func:`import_paths`.

    A file counts as whole when it stood still between two looks. Where all is whole at first, the folder is taken as
    one, so that an export's table finds its files. Raises FileError where the folder is none.
    """
    if not folder.is_dir():
        raise FileError(str(folder), "There is no such folder.", "Check how it is spelled; --watch takes one folder.")
    clock = clock or Clock()
    known: dict[str, Look] = {}
    before: dict[str, Look] = {}
    while True:
        seen = dict(_looks(folder))
        known = {path: look for path, look in known.items() if path in seen}
        ready = [path for path in seen if seen[path] != known.get(path) and _is_whole(path, seen, before, clock.now())]
        paths = [folder] if not known and len(ready) == len(seen) else ready
        if ready and (report := _imported(house, paths, options)):
            known |= {path: seen[path] for path in ready}
            yield report
        before = seen
        clock.sleep(EVERY)


def _imported(house: House, paths: Sequence[str | Path], options: dict[str, Any]) -> ImportReport | None:
    """An import; None where something went away since it was seen, so that it is tried again after the next look."""
    try:
        return import_paths(house, paths, **options)
    except FileError:
        if all(Path(path).exists() for path in paths):
            raise
        return None


def _is_whole(path: str, seen: dict[str, Look], before: dict[str, Look], now: float) -> bool:
    return before.get(path) == seen[path] or now - seen[path].written / 1e9 > LONG_AGO


def _looks(folder: Path) -> Iterator[tuple[str, Look]]:
    """Every file below a folder, in the order of names; links and hidden files are none, nor is what cannot be seen."""
    waiting = [(str(folder), 0)]
    while waiting:
        place, depth = waiting.pop()
        try:
            with os.scandir(place) as entries:
                found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=_name)
        except OSError:
            continue
        inside = []
        for entry in found:
            try:
                if entry.is_dir(follow_symlinks=False):
                    inside.append((entry.path, depth + 1))
                elif entry.is_file(follow_symlinks=False):
                    there = entry.stat(follow_symlinks=False)
                    yield entry.path, Look(there.st_size, there.st_mtime_ns)
            except OSError:  # gone since
                continue
        if depth < _DEEPEST:
            waiting += reversed(inside)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
