"""The program as processes of its own, with a data folder on a real disk."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from surefoot.bootstrap import close_house, open_house
from surefoot.diary.entries import Entry
from surefoot.store.places import FILE

PROGRAM = (sys.executable, "-m", "surefoot.cli")


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


class Home:
    """A data folder, and the program in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SUREFOOT_DEBUG"}}
        self.environment = kept | {"SUREFOOT_DATA": str(folder), "COLUMNS": "80"}

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment,
        )

    def run(self, *arguments: str) -> Ended:
        """Run a command to its end."""
        process = self.begin(*arguments)
        out, err = process.communicate(timeout=120)
        return Ended(process.returncode, out, err)

    def did(self, *arguments: str) -> Any:
        """The document of a command that goes well and complains of nothing."""
        ended = self.run(*arguments, "--json")
        assert (ended.code, ended.err) == (0, ""), (arguments, ended)
        return ended.document

    def entries(self) -> list[Entry]:
        """The log, in which nothing is torn or left out."""
        with closing(sqlite3.connect(self.folder / FILE)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        house = open_house(self.folder)
        try:
            found = house.log.entries()
        finally:
            close_house(house)
        assert [entry.id for entry in found] == list(range(1, len(found) + 1))
        return found
