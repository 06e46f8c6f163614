"""A whole export at once: thousands of one-hour runs with a sample a second, no two alike, into a new store.

Each is a FIT file by this project's writer, with the noise of real sensors, packed with gzip, all in one archive,
which is made before the clock starts. `surefoot import` then does everything, as a process of its own with its
workers: unpack, check, read, clean, analyse, keep originals, samples and measures, join, commit. Memory is the
proportional set size of that process and all that it started, added up, as the kernel tells it, at its most.
`--full` takes 1,000 and 20,000 runs too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.corpus import write_archive
from bench.measure import Row, at_most

SIZES, FULL_SIZES = (4_000,), (1_000, 4_000, 20_000)
MARK = 4_000
SECONDS, MEMORY = 20.0, 400.0
EVERY = 0.1  # seconds between two looks at the memory
PROGRAM = str(Path(sys.executable).with_name("surefoot"))


class Import(NamedTuple):
    """What an import took: seconds by the clock, seconds of the processors, MB at its most; and what it added."""

    seconds: float
    processor: float
    memory: float
    added: int


def run(*, full: bool = False) -> list[Row]:
    """Import archives of one size, or of several."""
    rows = []
    for size in FULL_SIZES if full else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            rows += _rows(Path(folder), size)
    return rows


def _rows(folder: Path, size: int) -> list[Row]:
    archive, home = folder / "export.zip", folder / "home"
    packed = write_archive(archive, size) / 1e6
    one = imported(archive, home)
    kept = sum(file.stat().st_size for file in home.rglob("*") if file.is_file()) / 1e6
    what = f"{size:,} runs"
    each = f"{one.seconds / size * 1000:.1f} ms a run; {one.processor:.1f} s of the processors"
    return [
        Row(f"import of {what}", f"{one.seconds:.1f} s", at_most(one.seconds, SECONDS) if size == MARK else "", each),
        Row(
            f"memory for {what}",
            f"{one.memory:.0f} MB",
            at_most(one.memory, MEMORY, "MB"),
            f"{one.added:,} added from {packed:.0f} MB; the store then has {kept:.0f} MB",
        ),
    ]


def imported(archive: Path, home: Path) -> Import:
    """Run the command on an archive and watch it."""
    before, begin = os.times(), time.perf_counter()
    command = [PROGRAM, "import", str(archive), "--data", str(home), "--json"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    memory = 0.0
    with tempfile.TemporaryFile() as output:  # a pipe that nobody empties could fill
        process = subprocess.Popen(command, stdout=output, env=environment)
        while process.poll() is None:
            memory = max(memory, _together(process.pid))
            time.sleep(EVERY)
        seconds, after = time.perf_counter() - begin, os.times()
        output.seek(0)
        report = output.read()
    if process.returncode:
        raise RuntimeError(f"The import ended with {process.returncode}.")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Import(seconds, processor, memory, msgspec.json.decode(report)["added"])


def _together(process: int) -> float:
    """MB of a process and all that it started: pages that several share count in parts."""
    return sum(_proportional(one) for one in _family(process))


def _family(process: int) -> list[int]:
    """The process and its descendants, those that still are."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [process, *(one for child in listed.split() for one in _family(int(child)))]


def _proportional(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
