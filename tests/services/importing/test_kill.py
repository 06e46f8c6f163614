"""An import killed at any moment: what is in the log is whole chunks, and the next import adds exactly the rest.

Its processes go with it; and where one of them is killed, it goes on without.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from surefoot.bootstrap import close_house, open_house
from surefoot.diary.entries import encode_fact
from surefoot.services.importing import import_paths
from surefoot.services.ports import House
from tests.files.writers import START
from tests.services.importing import making
from tests.services.importing.hindering import alive
from tests.services.importing.making import DAY, NOW, outings, phone, watch, written

RUNS, EVERY = 150, 10  # runs, and one of so many is there from a phone as well
CHUNK, PAUSE = 7, 0.04
CHILD = f"""
import sys
import time
from pathlib import Path
from surefoot.bootstrap import open_house
from surefoot.services.importing import _batch, import_paths
_batch.CHUNK_FILES, _batch.CHUNK_SECONDS = {CHUNK}, 60
house = open_house(Path(sys.argv[1]))
import_paths(house, [])
append = house.log.append
house.log.append = lambda news: (time.sleep({PAUSE}), append(news))[1]  # chunk by chunk, slow enough to hit each
print("ready", flush=True)
import_paths(house, [sys.argv[2]], workers=2)
print("done", flush=True)
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {f"{i:03d}-watch.fit": watch(600, START + i * DAY) for i in range(RUNS)}
    files |= {f"{i:03d}-phone.gpx": phone(600, START + i * DAY) for i in range(0, RUNS, EVERY)}
    return written(tmp_path_factory.mktemp("runs"), files)


@pytest.fixture(scope="module")
def facts(runs: Path) -> list[bytes]:
    """What an import that nobody disturbs writes, in one process."""
    home = making.house()
    import_paths(home, [runs], workers=1)
    return facts_of(home)


def facts_of(home: House) -> list[bytes]:
    return [encode_fact(entry.fact) for entry in home.log.entries()]


@pytest.fixture(scope="module")
def seconds(runs: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long the whole import takes in a process of its own."""
    with importing(tmp_path_factory.mktemp("data"), runs) as child:
        began = time.perf_counter()
        assert child.stdout is not None
        assert child.stdout.readline() == "done\n"
        return time.perf_counter() - began


def importing(data: Path, folder: Path) -> subprocess.Popen[str]:
    """A process that is about to import."""
    settings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=settings,
    )
    assert child.stdout is not None
    said = child.stdout.readline()
    assert said == "ready\n", said + child.stdout.read()
    return child


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


def moments(number: int) -> list[float]:
    """So many moments of an import, as shares of its time, evenly spread and then shaken."""
    chance = random.Random(number)
    return [(i + chance.random()) / number for i in range(number)]


def workers_of(parent: int) -> list[int]:
    """The processes that a process started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # gone since
            pid, _, rest = path.read_text().partition(" ")
            if int(rest.rpartition(")")[2].split()[1]) == parent:
                found.append(int(pid))
    return found


def check_killed_at(moment: float, data: Path, runs: Path, facts: list[bytes]) -> int:
    """Kill an import, look at what is left, import again; returns how many entries the killed one left."""
    with importing(data, runs) as child:
        time.sleep(moment)
        workers = workers_of(child.pid)
        child.kill()
    check_gone(workers)
    with closing(sqlite3.connect(data / "surefoot.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    house = open_house(data, now=lambda: NOW)
    left = len(house.log.entries())
    assert left % CHUNK == 0 or left == RUNS + RUNS // EVERY
    check_whole(house, runs, left)
    assert facts_of(house) == facts
    close_house(house)
    return left


def check_gone(pids: list[int]) -> None:
    until = time.monotonic() + 5
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.01)


def check_whole(house: House, runs: Path, left: int) -> None:
    """Import again: every run is there once, with both of its recordings, and nothing twice."""
    report = import_paths(house, [runs])
    assert (report.failed, report.skipped, len(report.files)) == (0, 0, RUNS + RUNS // EVERY)
    found = outings(house)
    assert len({outing.activity.date for outing in found}) == len(found) == RUNS
    origins = [origin.digest for outing in found for origin in outing.origins]
    assert len(set(origins)) == len(origins) == len(house.log.entries()) == RUNS + RUNS // EVERY
    assert sorted(origins) == list(house.originals.digests())
    assert sorted(house.measured.versions()) == [(digest, 0) for digest in sorted(origins)]
    assert report.added + sum(file.outcome == "duplicate" for file in report.files) == len(report.files)
    assert import_paths(house, [runs]).batch is None
    assert left <= len(origins)


@pytest.mark.parametrize("share", moments(5))
def test_killed_at_a_moment(data: Path, runs: Path, seconds: float, share: float, facts: list[bytes]) -> None:
    check_killed_at(share * seconds, data, runs, facts)


@pytest.mark.slow
def test_killed_at_fifty_moments(data: Path, runs: Path, seconds: float, facts: list[bytes]) -> None:
    left = [check_killed_at(share * seconds, data / str(i), runs, facts) for i, share in enumerate(moments(50))]
    assert len(set(left)) > 10


def check_worker_killed_at(moment: float, data: Path, runs: Path, facts: list[bytes]) -> None:
    """Kill one process of an import, which then goes on as if nothing were."""
    with importing(data, runs) as child:
        time.sleep(moment)
        for pid in workers_of(child.pid)[:1]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert child.stdout is not None
        assert child.stdout.readline() == "done\n"
    house = open_house(data, now=lambda: NOW)
    assert facts_of(house) == facts
    close_house(house)


@pytest.mark.parametrize("share", moments(3))
def test_a_process_killed_at_a_moment(data: Path, runs: Path, seconds: float, share: float, facts: list[bytes]) -> None:
    check_worker_killed_at(share * seconds, data, runs, facts)


@pytest.mark.slow
def test_a_process_killed_at_thirty_moments(data: Path, runs: Path, seconds: float, facts: list[bytes]) -> None:
    for i, share in enumerate(moments(30)):
        check_worker_killed_at(share * seconds, data / str(i), runs, facts)
