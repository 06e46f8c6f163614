"""The page of measurements: machine and date first, then a table a topic."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Row

CPU_INFO = Path("/proc/cpuinfo")
READING = """\
Contestants took turns, round by round. A value is the median of its rounds with the quartiles in brackets; a ratio is
the median of the ratios within a round. Compare within this page, not between machines."""


@dataclass(frozen=True)
class Topic:
    """What one module measured: its name, what it says about itself, and its rows."""

    name: str
    about: str
    rows: Sequence[Row]


def page(topics: Sequence[Topic], *, on: dt.date, machine: str) -> str:
    """Write the whole page as Markdown."""
    head = f"# Measurements\n\nMade by `make bench` on {on.isoformat()}. {machine}\n\n{READING}\n"
    return "\n".join([head, *(_section(topic) for topic in topics)])


def machine() -> str:
    """Describe this machine in one sentence: processor, cores, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"Machine: {_processor()}, {cores} cores, {platform.system()} {platform.machine()}, {python}."


def _processor() -> str:
    if CPU_INFO.exists():
        for line in CPU_INFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "processor unknown"


def _section(topic: Topic) -> str:
    table = [Row("what", "measured", "target", "note"), *topic.rows]
    lines = [f"| {' | '.join(_cells(row))} |" for row in table]
    lines.insert(1, "| --- | --- | --- | --- |")
    return f"## {topic.name}\n\n{topic.about}\n\n" + "\n".join(lines) + "\n"


def _cells(row: Row) -> list[str]:
    return [cell.replace("|", r"\|").replace("\n", " ") for cell in (row.what, row.value, row.target, row.note)]
