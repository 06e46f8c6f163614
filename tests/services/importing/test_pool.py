"""An import on several processes: the same log as in one, whatever the files and the fate of a process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from surefoot.diary.entries import encode_fact
from surefoot.services.importing import ImportReport, ImportStopped, _batch, _reading, import_paths
from surefoot.services.ports import House
from tests.files.test_archives import zipped
from tests.files.writers import START, strava
from tests.services.importing import hindering
from tests.services.importing.making import DAY, ROW, house, phone, watch, written
from tests.services.importing.test_attacks import FILES

RUNS = 30


@pytest.fixture(autouse=True)
def always_a_crew(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is to read."""
    monkeypatch.setattr(_reading, "FEW_TASKS", 0)


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Watch and phone, copies, a table with files, archives, damage, attacks: all that an import has an answer to."""
    rows = [ROW | {"date": f"May {i}, 2024, 7:00:00 AM", "filename": f"activities/{i}.fit.gz"} for i in range(1, 5)]
    files = {f"{i:02d}-watch.fit": watch(600, START + i * DAY) for i in range(RUNS)}
    files |= {f"{i:02d}-phone.gpx": phone(600, START + i * DAY) for i in range(0, RUNS, 7)}
    files |= {"copy.fit": watch(600, START), "torn.fit": watch()[:400], "torn.gpx": phone()[:900], "note.txt": b"Hello"}
    files |= {"export/activities.csv": strava(rows), "export/activities/2.fit.gz": b"\x1f\x8b torn"}
    files |= {"more.zip": zipped({"a.fit": watch(600, START + 99 * DAY), "b.zip": zipped({"c.gpx": phone(700)})})}
    files |= {f"attack/{number:02d} {name}": make() for number, (name, make, _) in enumerate(FILES.values())}
    return written(tmp_path / "runs", files)


def state(home: House) -> tuple[object, ...]:
    """All that an import leaves behind."""
    facts = [(entry.effective, entry.batch, encode_fact(entry.fact)) for entry in home.log.entries()]
    originals = [(digest, home.originals.get(digest)) for digest in home.originals.digests()]
    keys = sorted(home.measured.versions())
    return facts, originals, [(key, home.measured.get(*key)) for key in keys]


def imported_with(workers: int | None, folder: Path) -> tuple[House, ImportReport]:
    home = house()
    return home, import_paths(home, [folder], workers=workers)


def test_any_number_of_processes_writes_the_same(runs: Path) -> None:
    alone, told = imported_with(1, runs)
    assert told.added >= RUNS + 5
    assert told.failed > 10
    lines = 4  # of a table, which have no samples
    assert len(alone.measured.versions()) == len(list(alone.originals.digests())) - lines
    for workers in (None, 2, 4):
        home, report = imported_with(workers, runs)
        assert report == told
        assert state(home) == state(alone)


def test_again_nothing_is_read(runs: Path) -> None:
    home, told = imported_with(2, runs)
    before = state(home)
    again = import_paths(home, [runs], workers=2)
    assert (again.added, again.batch) == (0, None)
    assert again.duplicates == told.added + told.duplicates
    assert state(home) == before


@pytest.mark.parametrize("moment", [0, 3, 40])
def test_a_process_that_is_killed_changes_nothing(runs: Path, monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    alone, told = imported_with(1, runs)
    crews = hindering.watched_crews(monkeypatch)

    def kill(done: int, total: int) -> None:
        if done == moment and crews and crews[-1].pids():
            os.kill(crews[-1].pids()[0], signal.SIGKILL)

    home = house()
    assert import_paths(home, [runs], workers=2, progress=kill) == told
    assert state(home) == state(alone)


def test_a_file_that_kills_whoever_reads_it_is_reported(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And its line in a table speaks for it, where it has one."""
    hindering.crews_that_die_of(monkeypatch, "05-watch.fit", "3.fit.gz")
    written(runs, {"export/activities/3.fit.gz": watch(600, START + 200 * DAY)})
    _, report = imported_with(2, runs)
    named = {Path(file.path).name: file for file in report.files}
    assert named["05-watch.fit"].outcome == "failed"
    assert "Reading it ended our program twice" in named["05-watch.fit"].reason
    assert "add the run by hand" in named["05-watch.fit"].reason
    assert named["3.fit.gz"].outcome == "salvaged"
    assert "ended our program" in named["3.fit.gz"].reason
    assert sum("ended our program" in file.reason for file in report.files) == 2
    good = [file for name, file in named.items() if name.endswith("-watch.fit") and not name.startswith("05")]
    assert {file.outcome for file in good} == {"added", "duplicate"}


def test_stopped_by_the_keyboard_no_process_stays(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "CHUNK_FILES", 5)
    monkeypatch.setattr(_batch, "CHUNK_SECONDS", 60)
    crews, pids = hindering.watched_crews(monkeypatch), []

    def stop(done: int, total: int) -> None:
        if done == 17:
            pids.extend(crews[-1].pids())
            raise KeyboardInterrupt

    home = house()
    with pytest.raises(ImportStopped) as stopped:
        import_paths(home, [runs], workers=2, progress=stop)
    assert len(stopped.value.report.files) == 15
    assert len(pids) == 2
    assert not any(hindering.alive(pid) for pid in pids)
    assert import_paths(home, [runs], workers=2).stopped is False
    alone, _ = imported_with(1, runs)
    assert [fact[2] for fact in state(home)[0]] == [fact[2] for fact in state(alone)[0]]


def test_few_and_small_files_need_no_process(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crews = hindering.watched_crews(monkeypatch)
    monkeypatch.setattr(_reading, "FEW_TASKS", 10)
    few = written(runs.parent / "few", {f"{i}.fit": watch(600, START + i * DAY) for i in range(10)})
    assert import_paths(house(), [few], workers=2).added == 10
    assert crews == []
    monkeypatch.setattr(_reading, "FEW_BYTES", 10)
    assert import_paths(house(), [few], workers=2).added == 10
    assert len(crews) == 1
    assert import_paths(house(), [few], workers=1).added == 10
    assert len(crews) == 1
