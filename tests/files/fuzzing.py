"""Reading damaged files in a process of its own, bounded in memory and time, and telling what became of each.

``python -m tests.files.fuzzing fit 0 5000`` reads the first five thousand damaged FIT files and prints a report as
JSON; ``python -m tests.files.fuzzing fit 1234`` reads that one alone, without bounds, and lets its exception out.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec
import numpy as np

from surefoot.analysis import analyse
from surefoot.diary.stream import NONSENSE
from surefoot.files import FileError, Recording, Skipped, read_bytes, read_path
from surefoot.rulebook import Book, load_book
from tests.files.mutating import mutated
from tests.files.seeds import Seed, seeds

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 1536 * 1024 * 1024  # bytes of address space: a guard, far above what is needed
SECONDS = 10.0  # of the processor for one file of a few kilobytes: a guard, too
LARGEST_SEED = 200_000  # bytes of a real file
LONGEST = 600  # seconds for a whole batch, by the clock


class Hang(BaseException):
    """A file took far too long; not an Exception, so that no reader catches it."""


class Report(msgspec.Struct, kw_only=True):
    """What became of a batch: outcomes by name, what went wrong, the worst time and the most memory."""

    outcomes: dict[str, int]
    wrong: list[str]
    slowest: float  # seconds of the processor
    slowest_file: int
    grown: float  # MB that the process grew by, at its most


def batch(kind: str, first: int, count: int, folder: Path | None = None) -> Report:
    """Read so many damaged files of a kind in another process; ``folder`` has other seeds than our own."""
    which = [kind, str(first), str(count), *([str(folder)] if folder else [])]
    command = [sys.executable, "-m", "tests.files.fuzzing", *which]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=LONGEST, check=False)
    if done.returncode:
        raise AssertionError(f"{' '.join(which)} ended with {done.returncode}\n{done.stderr.decode()[-3000:]}")
    return msgspec.json.decode(done.stdout, type=Report)


def damaged(kind: str, number: int, found: Sequence[Seed]) -> tuple[Seed, bytes]:
    """The damaged file of this number, the same on every machine."""
    chance = random.Random(f"{kind} {number}")
    seed = found[number % len(found)]
    return seed, mutated(seed, found, chance)


def outcome(seed: Seed, data: bytes, book: Book) -> str:
    """What became of one file. Anything but sound results or a FileError is raised."""
    try:
        if seed.kind in {"csv", "zip"}:
            return _of_path(seed, data, book)
        results = read_bytes(seed.name, data, book)
    except FileError as error:
        return _told(error)
    for result in results:
        check(result, book)
    return _sum([type(result).__name__ for result in results])


def _of_path(seed: Seed, data: bytes, book: Book) -> str:
    """Tables and archives are read from the disk, as a runner's are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, Path(seed.name).name)
        path.write_bytes(data)
        results = [found.result for found in read_path(path, book)]
    for result in results:
        if isinstance(result, FileError):
            _told(result)
        else:
            check(result, book)
    return _sum([type(result).__name__ for result in results])


def _sum(names: list[str]) -> str:
    return names[0] if names and len(set(names)) == 1 else "nothing" if not names else "several"


def _told(error: FileError) -> str:
    assert error.path, error
    assert error.message, error
    assert error.mend, error
    assert "stumbled" not in error.message, error
    return "FileError"


def check(result: object, book: Book) -> None:
    """Whatever is read is sound: times with a zone, numbers that can be reckoned with, columns of one length.

    And it can be analysed.
    """
    if not isinstance(result, Recording):
        assert isinstance(result, Skipped), result
        assert result.reason
        return
    assert result.start.tzinfo is not None
    assert result.sport in {"run", "walk", "ride", "swim", "strength", "other"}
    for name in ("distance", "elapsed", "timer", "moving"):
        value = getattr(result, name)
        assert value is None or 0 <= value < NONSENSE, (name, value)
    for beats in (result.avg_hr, result.max_hr, *(lap.avg_hr for lap in result.laps)):
        assert beats is None or 0 < beats < 300, beats
    if result.place:
        assert abs(result.place[0]) <= 90, result.place
        assert abs(result.place[1]) <= 180, result.place
    for lap in result.laps:
        assert all(value is None or abs(value) < NONSENSE for value in (lap.start, lap.end, lap.distance, lap.timer)), (
            lap
        )
    if result.stream is not None:
        assert len({len(column) for column in result.stream}) == 1
        for column in result.stream:
            assert column.dtype == np.float64
            assert not (np.abs(column[~np.isnan(column)]) >= NONSENSE).any()
        analyse(
            result.stream,
            sport=result.sport,
            laps=result.laps,
            altitude_from=result.altitude_from,
            timer=result.timer,
            book=book,
        )


# ------------------------------------------------------------------ the other process


def _guarded(kind: str, first: int, count: int, found: Sequence[Seed]) -> Report:
    """All of a batch; one that goes wrong does not take the others with it."""
    book = load_book()
    outcome(found[0], found[0].data, book)  # what is imported and cached at first use is not a file's fault
    before = _most_memory()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _hang)
    outcomes: Counter[str] = Counter()
    report = Report(outcomes={}, wrong=[], slowest=0.0, slowest_file=-1, grown=0.0)
    for number in range(first, first + count):
        seed, data = damaged(kind, number, found)
        begin = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcomes[outcome(seed, data, book)] += 1
        except (Hang, Exception):  # noqa: BLE001 - all that comes out is told, and what made it
            last = traceback.format_exc().strip()
            report.wrong.append(f"{kind} {number} ({seed.name}): {last[-1500:]}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = time.process_time() - begin
        if taken > report.slowest:
            report.slowest, report.slowest_file = taken, number
    report.outcomes, report.grown = dict(outcomes), _most_memory() - before
    return report


def _hang(_signal: int, _frame: FrameType | None) -> Any:
    raise Hang(f"more than {SECONDS:g} s")


def _most_memory() -> float:
    """MB that this process had at its most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _from_folder(kind: str, folder: Path) -> tuple[Seed, ...]:
    """The small files of a folder as seeds."""
    files = [path for path in sorted(folder.rglob(f"*.{kind}")) if path.stat().st_size < LARGEST_SEED]
    return tuple(Seed(path.name, path.read_bytes()) for path in files)


def main(arguments: list[str]) -> None:
    """One file, or a batch of them."""
    kind, first, *more = arguments
    found = _from_folder(kind, Path(more[1])) if len(more) > 1 else seeds()[kind]
    if more and int(more[0]) > 0:
        report = _guarded(kind, int(first), int(more[0]), found)
        sys.stdout.write(json.dumps(msgspec.to_builtins(report)))
        return
    seed, data = damaged(kind, int(first), found)
    Path(tempfile.gettempdir(), f"damaged-{first}-{Path(seed.name).name}").write_bytes(data)
    sys.stdout.write(f"{seed.name}: {outcome(seed, data, load_book())}{os.linesep}")


if __name__ == "__main__":
    main(sys.argv[1:])
