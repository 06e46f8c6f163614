"""Thousands of different plans in one process: whether the time stays even and the memory flat.

Each plan is of another runner: another day, another goal, other minutes a day. Two thousand by default; the ten
thousand that the project is built for are measured by `python -m bench --full many`, which takes five times as long.
"""

from __future__ import annotations

import datetime as dt
import gc
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.measure import Row, at_most
from surefoot.coach import make_plan
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import load_book
from surefoot.services.demonstration import VARIANTS, demonstration
from surefoot.units import Seconds

PLANS, ALL = 2_000, 10_000
PARTS = 10
MEBIBYTE = 1 << 20


def run(*, full: bool = False) -> list[Row]:
    """The plans in ten parts of equal number: seconds and resident memory after each."""
    book, plans = load_book(), ALL if full else PLANS
    scenarios = different(plans)
    parts: list[tuple[float, float]] = []
    for _ in range(PARTS):
        begin = time.process_time()
        for _ in range(plans // PARTS):
            make_plan(next(scenarios), book)
        seconds = time.process_time() - begin
        gc.collect()
        parts.append((seconds, _resident()))
    return _rows(plans, parts)


def _rows(plans: int, parts: list[tuple[float, float]]) -> list[Row]:
    seconds, memory = zip(*parts, strict=True)
    each = [1000 * part * PARTS / plans for part in seconds]
    later, growth = _mean(each[PARTS // 2 :]) / _mean(each[1 : PARTS // 2]), memory[-1] - memory[1]
    tenth = f"after each tenth: {', '.join(f'{one:.0f}' for one in memory)} MiB"
    return [
        Row("different plans", f"{plans}", "", f"{sum(seconds):.0f} s of one core, made-up logs included"),
        Row(
            "a plan, by tenths", f"{min(each):.0f}-{max(each):.0f} ms", "", f"{', '.join(f'{e:.0f}' for e in each)} ms"
        ),
        Row("a plan of the second half against one of the first", f"{later:.2f} times", at_most(later, 1.2, "times")),
        Row(
            "growth of resident memory from the second tenth on", f"{growth:.1f} MiB", at_most(growth, 5, "MiB"), tenth
        ),
    ]


def different(number: int) -> Iterator[Scenario]:
    """So many scenarios, no two alike: the goals in turn, day after day, with minutes that go round."""
    first, goals = dt.date(2024, 1, 1), list(VARIANTS)
    for index in range(number):
        found = demonstration(first + dt.timedelta(days=index), goals[index % len(goals)])
        extra = 60 * (index % 29)
        minutes = tuple(Seconds(free + extra) if free else Seconds(0) for free in found.runner.availability)
        yield msgspec.structs.replace(found, runner=msgspec.structs.replace(found.runner, availability=minutes))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _resident() -> float:
    """Resident memory now, in MiB, as the system tells it; the greatest so far where it does not."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MEBIBYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
