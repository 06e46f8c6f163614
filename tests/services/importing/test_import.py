"""Files into the log: every file has an outcome, every outing is there once, nothing that was recorded is lost."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
from pathlib import Path

import msgspec
import pytest

from surefoot.diary.activity import Activity
from surefoot.files import FileError
from surefoot.services.importing import _batch, import_paths
from surefoot.units import Metres, Seconds
from tests.files.test_archives import zipped
from tests.files.writers import START, Summary, fit, gpx, straight, strava
from tests.services.importing.making import (
    AT_3_M_S,
    DAY,
    ROW,
    house,
    imported,
    memory,
    outings,
    watch,
    written,
)


def test_a_folder_of_all_sorts(tmp_path: Path) -> None:
    home = house()
    files = {
        "a.gpx": gpx([[straight(1200, start=START + DAY)]]),
        "b.fit": watch(),
        "broken.fit": watch()[:80],
        "note.txt": b"Hello",
        "slip.fit": fit([], [Summary(START - DAY, 20, 20, 60)]),
    }
    report = imported(home, tmp_path, files)
    assert (report.batch, report.added, report.duplicates, report.skipped, report.failed) == (
        "2027-01-04-1",
        3,
        0,
        1,
        1,
    )
    assert [Path(file.path).name for file in report.files] == sorted(files)
    assert [file.activity for file in report.files] == ["1", "2", None, None, "3"]
    assert all(file.reason for file in report.files[2:])
    assert [entry.batch for entry in home.log.entries()] == ["2027-01-04-1"] * 3
    assert len(memory(home).outings) == 3
    assert len(memory(home).activities()) == 2  # no plan follows from twenty seconds
    assert {name: home.originals.get(name) for name in home.originals.digests()} == {
        hashlib.sha256(files[name]).hexdigest(): files[name] for name in ("a.gpx", "b.fit", "slip.fit")
    }


def test_the_report_is_the_document_of_the_contract(tmp_path: Path) -> None:
    document = msgspec.json.decode(msgspec.json.encode(imported(house(), tmp_path, {"a.fit": watch()})))
    assert {"batch", "added", "duplicates", "skipped", "failed", "files"} <= document.keys()
    assert document["files"] == [{"path": f"{tmp_path}/a.fit", "outcome": "added", "activity": "1", "reason": ""}]


def test_what_is_kept_of_an_outing(tmp_path: Path) -> None:
    home = house()
    imported(
        home, tmp_path, {"activities.csv": strava([ROW | {"name": "Lunch", "filename": "1.fit"}]), "1.fit": watch()}
    )
    (outing,) = outings(home)
    assert (outing.name, outing.elapsed, outing.batch) == ("Lunch", 1800, "2027-01-04-1")
    assert outing.start == dt.datetime(2026, 5, 3, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert (outing.origins[0].path, outing.origins[0].source) == (f"{tmp_path}/1.fit", "Garmin")
    assert outing.activity == Activity(
        date=dt.date(2026, 5, 3), duration=Seconds(1800), distance=Metres(5400), avg_hr=150, best_efforts=AT_3_M_S
    )


def test_nothing_to_import(tmp_path: Path) -> None:
    home = house()
    report = import_paths(home, [tmp_path])
    assert (report.batch, report.files, home.log.entries()) == (None, (), [])


def test_a_path_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    home = house()
    with pytest.raises(FileError, match="no such file or folder"):
        import_paths(home, [written(tmp_path, {"a.fit": watch()}), tmp_path / "gone"])
    with pytest.raises(FileError, match="no time zone 'Mars/Olympus'"):
        import_paths(home, [tmp_path], timezone="Mars/Olympus")
    assert home.log.entries() == []


def test_a_folder_that_holds_too_much_does_not_stop_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"many/a.fit": watch(), "many/b.fit": watch(), "one/c.fit": watch()})
    monkeypatch.setattr("surefoot.files._members.MEMBERS", 1)
    report = import_paths(house(), [tmp_path / "many", tmp_path / "one"])
    assert [file.outcome for file in report.files] == ["failed", "added"]


def test_a_name_that_no_document_can_hold(tmp_path: Path) -> None:
    (tmp_path / "r\udcfcn.fit").write_bytes(watch())
    home = house()
    report = import_paths(home, [tmp_path])
    assert report.added == 1
    assert b"r?n.fit" in msgspec.json.encode(report)
    assert outings(home)[0].origins[0].path.endswith("r?n.fit")


def test_the_file_of_a_row_that_is_damaged_is_salvaged_by_the_row(tmp_path: Path) -> None:
    home = house()
    files = {"activities.csv": strava([ROW | {"filename": "1.fit"}]), "1.fit": watch()[:80]}
    report = imported(home, tmp_path, files)
    (file,) = report.files
    assert (file.outcome, report.added, report.salvaged) == ("salvaged", 1, 1)
    assert "the numbers are those of activities.csv" in file.reason
    again = import_paths(home, [tmp_path])
    assert (again.added, [entry.outcome for entry in again.files]) == (0, ["duplicate"])
    files["1.fit"] = watch()
    assert [entry.outcome for entry in imported(home, tmp_path, files).files] == ["duplicate"]
    assert len(outings(home)[0].origins) == 2


@pytest.mark.parametrize("order", [("a.fit", "b.fit"), ("b.fit", "a.fit")])
def test_what_breaks_off_is_part_of_the_whole_run(tmp_path: Path, order: tuple[str, str]) -> None:
    """A file that was torn, and the same run whole: one outing with the numbers of the whole, whichever comes first."""
    home = house()
    torn, whole = order
    report = imported(home, tmp_path, {torn: watch()[:3000], whole: watch()})
    assert (report.added, report.duplicates) == (1, 1)
    (outing,) = outings(home)
    assert (outing.activity.duration, outing.activity.distance, len(outing.origins)) == (1800, 5400, 2)
    assert outing.activity.best_efforts == AT_3_M_S
    assert imported(home, tmp_path / "later", {"c.fit": watch(start=START + 400)}).added == 1


def test_what_breaks_off_late_is_another_outing_than_a_short_one(tmp_path: Path) -> None:
    report = imported(house(), tmp_path, {"a.fit": watch(300), "b.fit": watch()[:3000]})
    assert (report.added, report.salvaged) == (2, 1)


# ------------------------------------------------------------------ the same file


def test_importing_again_adds_nothing_and_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = house()
    rows = strava([ROW | {"id": i, "date": f"May {i}, 2026, 5:00:00 PM"} for i in range(1, 9)])
    files = {f"{i}.fit": watch(start=START + i * DAY) for i in range(5)}
    imported(home, tmp_path, files | {"activities.csv": rows})
    entries = home.log.entries()

    def parse(*anything: object) -> None:
        raise AssertionError(anything)

    monkeypatch.setattr("surefoot.files._reading.read_bytes", parse)
    again = import_paths(home, [tmp_path])
    assert (again.batch, again.added, again.duplicates, again.failed) == (None, 0, 13, 0)
    assert [file.activity for file in again.files] == [str(entry.id) for entry in entries]
    assert again.files[8].reason == f"The same file as {tmp_path}/0.fit."
    assert home.log.entries() == entries


@pytest.mark.parametrize(
    "again",
    [
        {"other/name.FIT": watch()},
        {"run.fit.gz": gzip.compress(watch())},
        {"run.zip": zipped({"deep/run.fit": watch()})},
        {"run.zip": zipped({"inner.zip": zipped({"run.fit.gz": gzip.compress(watch())})})},
    ],
    ids=["name", "gzip", "zip", "gzip in zip in zip"],
)
def test_a_file_is_the_same_however_it_is_packed(tmp_path: Path, again: dict[str, bytes]) -> None:
    home = house()
    imported(home, tmp_path / "1", {"run.fit": watch()})
    report = imported(home, tmp_path / "2", again)
    assert [(file.outcome, file.activity) for file in report.files] == [("duplicate", "1")]
    assert report.files[0].reason == f"The same file as {tmp_path}/1/run.fit."
    assert len(home.log.entries()) == 1


def test_the_same_file_twice_in_one_import(tmp_path: Path) -> None:
    home = house()
    report = imported(home, tmp_path, {"a.fit": watch(), "b.fit": watch(), "c.fit.gz": gzip.compress(watch())})
    assert [file.outcome for file in report.files] == ["added", "duplicate", "duplicate"]
    assert report.files[1].reason == f"The same file as {tmp_path}/a.fit."
    assert len(home.log.entries()) == 1


def test_a_file_of_several_outings_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "CHUNK_FILES", 1)
    home = house()
    tracks = [[straight(1200, start=START + i * DAY)] for i in range(3)]
    report = imported(home, tmp_path, {"a.gpx": gpx(tracks), "b.gpx": gpx(tracks)})
    names = [file.path.removeprefix(f"{tmp_path}/") for file in report.files]
    assert names[:3] == ["a.gpx#1", "a.gpx#2", "a.gpx#3"]
    assert (report.added, report.duplicates, len(home.log.entries())) == (3, len(names) - 3, 3)
    assert {file.reason for file in report.files[3:]} == {f"The same file as {tmp_path}/a.gpx#1."}
    again = import_paths(home, [tmp_path])
    assert [(Path(file.path).name, file.activity) for file in again.files] == [("a.gpx", "1"), ("b.gpx", "1")]


def test_rows_of_a_table_are_known_wherever_they_stand(tmp_path: Path) -> None:
    home = house()
    rows = [ROW | {"id": i, "date": f"May {i}, 2026, 7:00:00 AM"} for i in range(1, 5)]
    assert imported(home, tmp_path / "1", {"activities.csv": strava(rows[:2])}).added == 2
    report = imported(home, tmp_path / "2", {"export/activities.csv": strava(reversed(rows), bom=True)})
    assert [file.outcome for file in report.files] == ["added", "added", "duplicate", "duplicate"]
    assert all(home.originals.get(name).count(b"\n") == 2 for name in home.originals.digests())


def test_the_original_of_a_row_can_be_read_again(tmp_path: Path) -> None:
    home = house()
    imported(home, tmp_path, {"activities.csv": strava([ROW | {"name": "A, B", "avg_hr": 140, "race": 1}])})
    (digest,) = home.originals.digests()
    copy = house()
    report = imported(copy, tmp_path / "copy", {"activities.csv": home.originals.get(digest)})
    assert (report.added, list(copy.originals.digests())) == (1, [digest])
    assert outings(copy)[0].activity == outings(home)[0].activity
