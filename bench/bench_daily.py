"""The commands of a day with a long life in the log: 10,000 outings, a goal 15 weeks off and an accepted plan.

Each is a process, from start to last line, beside a Python that does nothing; beside the clock's time the
processor's. The day is the one after the plan was accepted, so that it is held against the day before. The program
is compiled first, as `make setup` does.
"""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
from pathlib import Path

import surefoot
from bench.bench_process import PROGRAM, Process
from bench.bench_store import OUTINGS, TODAY, outings
from bench.measure import Row, at_most, interleaved
from surefoot.bootstrap import close_house, open_house
from surefoot.services import deciding
from surefoot.services.daily import accept

ROUNDS = 9
DAY = ("--today", "2027-01-05")
#: Commands, and the seconds that each may take.
LIMITS = {"today": 0.700, "log": 0.500}


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """`today`, `plan`, a check-in and `log`."""
    compileall.compile_dir(str(Path(surefoot.__file__).parent), quiet=1)
    kept = os.environ.pop("DATABASE_URL", None)
    try:
        with tempfile.TemporaryDirectory() as folder:
            _life(Path(folder))
            return _rows(folder)
    finally:
        if kept is not None:
            os.environ["DATABASE_URL"] = kept


def _life(folder: Path) -> None:
    house = open_house(folder)
    house.log.append(outings(0, OUTINGS))
    week = dict.fromkeys(("tue", "thu", "sat"), "60 min") | {"sun": "150 min"}
    deciding.set_profile(house, {"birth_date": "1985-06-01", "availability": week}, today=TODAY)
    deciding.add_goal(house, {"kind": "race", "distance": "10 km", "date": "2027-04-18"}, today=TODAY)
    accept(house, TODAY)
    close_house(house)


def _rows(folder: str) -> list[Row]:
    data = ("--data", folder)
    works = {
        "today": Process((PROGRAM, "today", *DAY, *data)),
        "today --json": Process((PROGRAM, "today", *DAY, *data, "--json")),
        "plan": Process((PROGRAM, "plan", *DAY, *data)),
        "log": Process((PROGRAM, "log", *data)),
        "log --json": Process((PROGRAM, "log", *data, "--json")),
        "checkin --fatigue 3": Process((PROGRAM, "checkin", "--fatigue", "3", *DAY, *data)),
    }
    timings = interleaved({**works, "nothing": Process((sys.executable, "-c", "pass"))}, rounds=ROUNDS)
    nothing = f"`python -c pass` takes {timings['nothing'].told()}"
    return [
        Row(
            f"`surefoot {name}`",
            timings[name].told(),
            at_most(timings[name].median, LIMITS[name.split()[0]]) if name.split()[0] in LIMITS else "",
            f"{work.told()}; {nothing}",
        )
        for name, work in works.items()
    ]
