"""The commands as a runner meets them: a process each, from start to last line, beside a Python that does nothing.

The scenario is the demonstration's two-year log with a marathon in 24 weeks, in YAML as `surefoot demo --out` writes
it, and the same as JSON. All of it is wall-clock time, reading, planning, writing and the start of Python included.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from bench.bench_engine import weeks_ahead
from bench.measure import Row, Work, at_most, interleaved, ratio
from surefoot.cli.commands.demo import as_yaml
from surefoot.diary.writing import scenario_to_document

LIMIT = 0.350
ROUNDS = 11
PROGRAM = str(Path(sys.executable).with_name("surefoot"))


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """`surefoot plan` for JSON and for reading, and what it costs to start at all."""
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
    timings = interleaved({name: _process(command) for name, command in commands.items()}, rounds=ROUNDS)
    nothing = timings["`python -c pass`"]
    return [
        Row(
            name,
            timing.told(),
            at_most(timing.median, LIMIT) if "--scenario" in name else "",
            f"{ratio(timing, nothing):.1f} times `python -c pass`" if timing is not nothing else "",
        )
        for name, timing in timings.items()
    ]


def _process(command: tuple[str, ...]) -> Work:
    environment = {**os.environ, "COLUMNS": "80"}

    def work() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

    return work
