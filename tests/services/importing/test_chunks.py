"""An import goes in chunks: broken off, beside another, or while something is undone, every outing is there once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from surefoot.diary.entries import New, Retracted
from surefoot.files import how_many
from surefoot.services.importing import ImportStopped, _batch, import_paths
from tests.files.test_archives import zipped
from tests.files.writers import START, strava
from tests.services.importing.making import DAY, NOW, ROW, house, imported, outings, watch, written


@contextmanager
def interrupted_after(home, chunks: int) -> Iterator[None]:
    """The keyboard interrupts the commit after so many."""
    append, left = home.log.append, [chunks]

    def counted(news):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return append(news)

    home.log.append = counted
    yield
    home.log.append = append


@pytest.mark.parametrize("chunks", [0, 1, 3])
def test_an_import_that_was_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunks: int) -> None:
    monkeypatch.setattr(_batch, "CHUNK_FILES", 3)
    home = house()
    written(tmp_path, {f"{i:02d}.fit": watch(start=START + i * DAY) for i in range(11)})
    with interrupted_after(home, chunks), pytest.raises(ImportStopped) as stopped:
        import_paths(home, [tmp_path])
    report = stopped.value.report
    assert (report.added, report.stopped, len(home.log.entries())) == (3 * chunks, True, 3 * chunks)
    again = import_paths(home, [tmp_path])
    assert (again.added, again.duplicates, again.stopped) == (11 - 3 * chunks, 3 * chunks, False)
    assert again.batch == ("2027-01-04-2" if chunks else "2027-01-04-1")
    days = [outing.activity.date for outing in outings(home)]
    assert days == [dt.date(2026, 5, 3) + dt.timedelta(days=i) for i in range(11)]


def test_a_chunk_ends_by_number_by_bytes_and_by_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{i}.fit": watch(start=START + i * DAY) for i in range(4)}

    def chunks(name: str, value: float) -> int:
        home = house()
        with monkeypatch.context() as patch, interrupted_after(home, 99):
            patch.setattr(_batch, name, value)
            calls: list[int] = []
            append = home.log.append
            home.log.append = lambda news: calls.append(len(news)) or append(news)
            imported(home, tmp_path, files)
        return len(calls)

    assert chunks("CHUNK_FILES", 2) == 2
    assert chunks("CHUNK_BYTES", len(files["0.fit"]) + 1) == 2
    assert chunks("CHUNK_SECONDS", -1.0) == 4
    assert chunks("CHUNK_FILES", 100) == 1


def test_copies_of_one_file_do_not_make_one_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "CHUNK_FILES", 2)
    home = house()
    most = []
    append = home.log.append
    home.log.append = lambda news: most.append(len(news)) or append(news)
    report = imported(home, tmp_path, {f"{i}.fit": watch() for i in range(9)})
    assert (report.added, report.duplicates, most) == (1, 8, [1])
    reasons = {file.reason for file in report.files[1:]}
    assert reasons == {f"The same file as {tmp_path}/0.fit."}


def test_two_imports_at_once_take_each_outing_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "CHUNK_FILES", 1)
    home = house()
    written(tmp_path, {f"{i}.fit": watch(start=START + i * DAY) for i in range(4)})
    inner = []

    def meanwhile(done: int, total: int) -> None:
        if done == 2:
            inner.append(import_paths(home, [tmp_path]))

    outer = import_paths(home, [tmp_path], progress=meanwhile)
    assert (outer.batch, inner[0].batch) == ("2027-01-04-1", "2027-01-04-2")
    assert outer.added + inner[0].added == 4
    assert [file.outcome for file in outer.files] == ["added", "duplicate", "duplicate", "duplicate"]
    assert len(outings(home)) == 4


def test_what_is_undone_while_an_import_runs_is_not_called_known(tmp_path: Path) -> None:
    home = house()
    imported(home, tmp_path, {"a.fit": watch(), "b.fit": watch(start=START + DAY)})

    def meanwhile(done: int, total: int) -> None:
        if done == 1:
            home.log.append([New(fact=Retracted(of=1), effective=NOW.date())])

    report = import_paths(home, [tmp_path], progress=meanwhile)
    assert [file.outcome for file in report.files] == ["skipped", "duplicate"]
    assert import_paths(home, [tmp_path]).added == 1


def test_progress_counts_what_is_there(tmp_path: Path) -> None:
    rows = [ROW | {"date": f"May {i}, 2026, 7:00:00 AM"} for i in range(1, 20)]
    packed = zipped({"activities.csv": strava(rows), "b.fit": watch(start=START + 90 * DAY)})
    written(tmp_path, {"a.fit": watch(), "all.zip": packed, "note.txt": b"", "activities.csv": strava(rows[:2])})
    seen: list[tuple[int, int]] = []
    report = import_paths(house(), [tmp_path, tmp_path / "a.fit"], progress=lambda *told: seen.append(told))
    assert seen[0] == (0, 23)
    assert seen[-1][0] == len(report.files) == 25
    assert [done for done, _ in seen] == list(range(26))
    assert all(done <= total for done, total in seen)


def test_what_cannot_be_opened_counts_as_one(tmp_path: Path) -> None:
    written(tmp_path, {"torn.zip": b"PK\x03\x04 and no more", "folder.zip/a.fit": watch()})
    assert how_many(tmp_path / "torn.zip") == 1
    assert how_many(tmp_path / "gone") == 1
    assert how_many(tmp_path) == 2
