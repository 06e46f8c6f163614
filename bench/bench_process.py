"""The commands as a runner meets them: a process each, from start to last line, beside a Python that does nothing.

The scenario is the demonstration's two-year log with a marathon in 24 weeks, in YAML as `surefoot demo --out` writes
it, and the same as JSON. It is wall-clock time with reading, planning, writing and the start of Python; beside it
the processor's, which other work on the machine disturbs less. The program is compiled first, as `make setup` does.
"""

from __future__ import annotations

import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

import surefoot
from bench.bench_engine import weeks_ahead
from bench.measure import Row, at_most, interleaved, ratio
from surefoot.cli.commands.demo import as_yaml
from surefoot.diary.writing import scenario_to_document

LIMIT = 0.350
ROUNDS = 11
PROGRAM = str(Path(sys.executable).with_name("surefoot"))


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """`surefoot plan` for JSON and for reading, and what it costs to start at all."""
    compileall.compile_dir(str(Path(surefoot.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        document = scenario_to_document(weeks_ahead("marathon", 24))
        as_text, as_json = Path(folder, "me.yaml"), Path(folder, "me.json")
        as_text.write_text(as_yaml(document), encoding="utf-8")
        as_json.write_bytes(msgspec.json.encode(document))
        return _rows(
            {
                "`surefoot plan --scenario me.yaml`": (PROGRAM, "plan", "--scenario", str(as_text)),
                "`surefoot plan --scenario me.yaml --json`": (PROGRAM, "plan", "--scenario", str(as_text), "--json"),
                "`surefoot plan --scenario me.json --json`": (PROGRAM, "plan", "--scenario", str(as_json), "--json"),
                "`surefoot --help`": (PROGRAM, "--help"),
                "`python -c pass`": (sys.executable, "-c", "pass"),
            }
        )


def _rows(commands: dict[str, tuple[str, ...]]) -> list[Row]:
    works = {name: Process(command) for name, command in commands.items()}
    timings = interleaved(works, rounds=ROUNDS)
    nothing = timings["`python -c pass`"]
    return [
        Row(
            name,
            timing.told(),
            at_most(timing.median, LIMIT) if "--scenario" in name else "",
            f"{works[name].told()}; {ratio(timing, nothing):.1f} times `python -c pass`",
        )
        for name, timing in timings.items()
    ]


class Process:
    """A command to run, with the processor time that each run of it took."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command, self.seconds = command, list[float]()

    def __call__(self) -> None:
        """Run it once, to its end."""
        before = _of_children()
        subprocess.run(self.command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "COLUMNS": "80"})
        self.seconds.append(_of_children() - before)

    def told(self) -> str:
        """Write the median: "310 ms of a core"."""
        return f"{statistics.median(self.seconds) * 1000:.0f} ms of a core"


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
