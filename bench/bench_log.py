"""Pages of the log with 10,000 runs in it: the newest, one in the middle, the oldest.

Opened in a process that has the store open, as a page of an app would be, by `services.looking.page`; and by
`surefoot log --page`, a process of its own from start to last line, for the record. The store is SQLite.
"""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path

from bench.bench_process import PROGRAM, Process
from bench.bench_store import OUTINGS, outings
from bench.measure import Row, at_most, interleaved
from surefoot.bootstrap import close_house, open_house
from surefoot.services import looking
from surefoot.services.ports import House

LIMIT = 0.100
ROUNDS = 15


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """Fill a log and turn its pages."""
    kept = os.environ.pop("DATABASE_URL", None)
    try:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder, "home")
            house = open_house(home)
            house.log.append(outings(0, OUTINGS))
            rows, middle = _in_process(house)
            close_house(house)
            return [*rows, *_commands(home, middle)]
    finally:
        if kept is not None:
            os.environ["DATABASE_URL"] = kept


def _in_process(house: House) -> tuple[list[Row], int]:
    """The rows of three pages, and the number of the middle one."""
    everything = looking.Filter()
    pages = looking.page(house, everything).pages
    numbers = {"newest": 1, "middle": (pages + 1) // 2, "oldest": pages}
    timings = interleaved(
        {name: partial(looking.page, house, everything, number) for name, number in numbers.items()},
        rounds=ROUNDS,
    )
    held = {name: len(looking.page(house, everything, number).activities) for name, number in numbers.items()}
    rows = [
        Row(
            f"page {numbers[name]} of {pages}, the {name}" if name == "middle" else f"the {name} page",
            timing.told(),
            at_most(timing.median, LIMIT),
            f"{held[name]} of {OUTINGS:,} runs",
        )
        for name, timing in timings.items()
    ]
    return rows, numbers["middle"]


def _commands(home: Path, middle: int) -> list[Row]:
    commands = {
        "`surefoot log`": (PROGRAM, "log", "--data", str(home)),
        f"`surefoot log --page {middle}`": (PROGRAM, "log", "--page", str(middle), "--data", str(home)),
    }
    works = {name: Process(command) for name, command in commands.items()}
    timings = interleaved(works, rounds=5)
    return [Row(name, timing.told(), "", works[name].told()) for name, timing in timings.items()]
