"""What may happen to the processes of an import."""

from __future__ import annotations

import os
import signal
from collections.abc import Collection
from pathlib import Path

import pytest

from surefoot.files import Task
from surefoot.rulebook import Book
from surefoot.services.importing import _reading
from surefoot.services.importing._finding import Finding, Reader, reader
from surefoot.services.pool import Crew


def alive(pid: int) -> bool:
    """Whether a process is there, and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def watched_crews(monkeypatch: pytest.MonkeyPatch) -> list[Crew]:
    """Every crew that an import makes from now on."""
    made: list[Crew] = []

    class Watched(Crew):
        def __init__(self, *arguments) -> None:
            super().__init__(*arguments)
            made.append(self)

    monkeypatch.setattr(_reading, "Crew", Watched)
    return made


class Mortal:
    """A reader that dies of some files."""

    def __init__(self, read: Reader, names: Collection[str]) -> None:
        self._read, self._names = read, names

    def __call__(self, task: Task) -> list[Finding]:
        if Path(task.path).name in self._names:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._read(task)


def mortal(names: Collection[str], book: Book, known: Collection[str]) -> Mortal:
    return Mortal(reader(book, known), names)


def crews_that_die_of(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have every process die that reads a file of these names."""

    def crew(workers: int, _make: object, *arguments: object) -> Crew:
        return Crew(workers, mortal, names, *arguments)

    monkeypatch.setattr(_reading, "Crew", crew)
