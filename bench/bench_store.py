"""A long life in the log: 10,000 outings with their originals' digests, on SQLite in a folder of its own.

Appended in one batch as an import does, and one at a time as a runner does, each time with the disk told to mean it;
read as entries and folded into what a plan needs; the digests that an import asks for; pages of the log, trends and
records; and processes that open it, beside a Python that does nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bench.bench_process import Process
from bench.measure import Row, at_most, interleaved
from surefoot.bootstrap import close_house, open_house
from surefoot.diary.activity import Activity
from surefoot.diary.entries import ActivityRecorded, New, Origin, PlanAccepted
from surefoot.diary.folding import remember
from surefoot.services import looking
from surefoot.services.demonstration import demonstration
from surefoot.services.ports import House
from surefoot.services.records import records
from surefoot.services.trends import trends
from surefoot.units import Metres, Seconds

OUTINGS, PLANS, ONES = 10_000, 100, 50
TODAY = dt.date(2027, 1, 4)
READ_LIMIT, PROCESS_LIMIT = 0.060, 0.250
PAGE_LIMIT, TOLD_LIMIT = 0.100, 0.300
ROUNDS = 7
OPEN = "from pathlib import Path; from surefoot.bootstrap import open_house; open_house(Path({!r}))"
TABLES = (
    "from pathlib import Path; from surefoot.store.places import in_folder; from surefoot.store.database import *;"
    "from surefoot.store.upgrade import bring_up_to_date; found = Database(in_folder(Path({!r})));"
    "bring_up_to_date(found); models.Entry.objects.using(found.alias).count()"
)


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """Write, read, fold and look up."""
    kept = os.environ.pop("DATABASE_URL", None)
    try:
        with tempfile.TemporaryDirectory() as folder:
            return [*_writing(Path(folder)), *_reading(Path(folder, "read")), *_process(Path(folder, "read"))]
    finally:
        if kept is not None:
            os.environ["DATABASE_URL"] = kept


def outings(first: int, number: int) -> list[New]:
    """So many runs with an original each, no two alike."""
    return [_outing(at) for at in range(first, first + number)]


def _outing(at: int) -> New:
    date = TODAY - dt.timedelta(days=at % 4_000)
    activity = Activity(
        date=date, duration=Seconds(2_400 + at % 3_000), distance=Metres(7_000 + at % 5_000), avg_hr=142
    )
    origin = Origin(path=f"activities/{at}.fit.gz", digest=hashlib.sha256(str(at).encode()).hexdigest(), source="watch")
    start = dt.datetime.combine(date, dt.time(6, 30), dt.UTC)
    fact = ActivityRecorded(activity=activity, start=start, elapsed=Seconds(6_000), name="Morning", origin=origin)
    return New(fact=fact, effective=date, batch="2027-01-04")


def _writing(folder: Path) -> list[Row]:
    numbers = count()

    def in_one() -> None:
        house = open_house(folder / f"one-{next(numbers)}")
        house.log.append(news)
        close_house(house)

    def alone() -> None:
        for new in news[:ONES]:
            other.log.append([new])

    news, other = outings(0, OUTINGS), open_house(folder / "alone")
    timings = interleaved({"in one": in_one, "alone": alone}, rounds=ROUNDS)
    close_house(other)
    each = timings["alone"].median / ONES * 1000
    rate = f"{OUTINGS / timings['in one'].median:,.0f} a second, the database made as well"
    return [
        Row(f"{OUTINGS:,} outings appended in one batch", timings["in one"].told(), "", rate),
        Row(f"{ONES} outings appended one by one", timings["alone"].told(), "", f"{each:.1f} ms each"),
    ]


def _reading(folder: Path) -> list[Row]:
    house = open_house(folder)
    house.log.append(outings(0, OUTINGS))
    entries = house.log.entries()
    timings = interleaved(
        {
            "entries": house.log.entries,
            "folded": lambda: remember(entries, TODAY),
            "digests": house.log.known_digests,
        },
        rounds=ROUNDS,
    )
    rows = [
        Row(
            f"{OUTINGS:,} entries read",
            timings["entries"].told(),
            at_most(timings["entries"].median, READ_LIMIT),
        ),
        Row(f"{OUTINGS:,} entries folded", timings["folded"].told()),
        Row(f"{OUTINGS:,} digests looked up", timings["digests"].told()),
        *_plans(house),
        *_pages(house),
    ]
    close_house(house)
    return rows


def _pages(house: House) -> list[Row]:
    """Any page of the log, with what it all adds up to; the weeks of a year, and the records of all."""
    last = looking.page(house, looking.Filter()).pages  # brings the outings up to date, once
    runs = looking.Filter(sport="run", from_=TODAY - dt.timedelta(days=2_000))
    works: dict[str, Callable[[], object]] = {
        "newest": lambda: looking.page(house, looking.Filter()),
        "oldest": lambda: looking.page(house, looking.Filter(), last),
        "some": lambda: looking.page(house, runs, 7),
        "trends": lambda: trends(house, TODAY),
        "records": lambda: records(house),
    }
    timings = interleaved(works, rounds=ROUNDS)
    of = f"of {OUTINGS:,} outings and {PLANS} plans"
    names = {"newest": "the newest page of the log", "oldest": "its oldest page", "some": "a page of some days' runs"}
    rows = [Row(f"{names[n]}, {of}", timings[n].told(), at_most(timings[n].median, PAGE_LIMIT)) for n in names]
    told = [Row(f"{n}, {of}", timings[n].told(), at_most(timings[n].median, TOLD_LIMIT)) for n in ("trends", "records")]
    return [*rows, *told]


def _plans(house: House) -> list[Row]:
    """What many accepted plans cost: the last one alone is read."""
    plan = house.planner.plan(demonstration(TODAY))
    house.log.append([New(fact=PlanAccepted(plan=plan), effective=TODAY) for _ in range(PLANS)])

    def asked() -> object:
        accepted = remember(house.log.entries(), TODAY).accepted
        return accepted and accepted.plan

    works: dict[str, Callable[[], object]] = {"with plans": asked}
    timing = interleaved(works, rounds=ROUNDS)["with plans"]
    return [Row(f"read and folded with {PLANS} accepted plans, the last one looked at", timing.told())]


def _process(folder: Path) -> list[Row]:
    programs = {"nothing": "pass", "tables": TABLES.format(str(folder)), "house": OPEN.format(str(folder))}
    works = {name: Process((sys.executable, "-c", program)) for name, program in programs.items()}
    timings = interleaved(works, rounds=ROUNDS)
    tables, house = timings["tables"], timings["house"]
    note = f"{works['tables'].told()}; `python -c pass` takes {timings['nothing'].told()}"
    return [
        Row("a process that opens the tables and counts", tables.told(), at_most(tables.median, PROCESS_LIMIT), note),
        Row("a process that opens a house, engine and rule book too", house.told(), "", works["house"].told()),
    ]
