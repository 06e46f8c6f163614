"""The YAML files that make the book, and quick and slow marks of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDERS = ("parameters", "protocols", "routines", "sources", "workouts")
BOOK = "book.yaml"
ENDING = ".yaml"
_ENDINGS = (ENDING, ".yml")  # the second is looked for to say that it would not be read


class File(NamedTuple):
    """One file: its name below the book with /, its path, size in bytes and time in nanoseconds."""

    name: str
    path: str
    size: int
    time: int


def list_files(folder: Path) -> list[File]:
    """List the files of the book in the order of their names: the same on every system."""
    found = list(_inside(str(folder), "", (BOOK,)))
    for top in FOLDERS:
        if (folder / top).is_dir():
            found += _below(str(folder / top), f"{top}/")
    return sorted(found)


def stamp(files: list[File]) -> str:
    """Return a quick mark of the files: their names, sizes and times."""
    marks = "\n".join(f"{file.name} {file.size} {file.time}" for file in files)
    return hashlib.sha256(marks.encode()).hexdigest()


def content_hash(files: list[File]) -> str:
    """Return a slow mark of the files: their names and bytes."""
    digest = hashlib.sha256()
    for file in files:
        data = Path(file.path).read_bytes()
        digest.update(f"{file.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _below(folder: str, prefix: str) -> Iterator[File]:
    yield from _inside(folder, prefix, _ENDINGS)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path, f"{prefix}{entry.name}/")


def _inside(folder: str, prefix: str, endings: tuple[str, ...]) -> Iterator[File]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(endings):
                status = entry.stat()
                yield File(prefix + entry.name, entry.path, status.st_size, status.st_mtime_ns)
