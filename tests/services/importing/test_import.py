"""Files into the log: every file has an outcome, every outing is there once, nothing that was recorded is lost."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import itertools
from pathlib import Path

import msgspec
import pytest

from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.entries import (
    ActivityCorrected,
    ActivityMeasured,
    ActivityMerged,
    ActivityRecorded,
    New,
    ProfileSet,
)
from surefoot.files import FileError
from surefoot.services.history import read_history
from surefoot.services.importing import _batch, import_paths
from surefoot.units import Metres, Seconds
from tests.files.test_archives import zipped
from tests.files.writers import DEGREE_AT_48, START, Point, Summary, TcxLap, fit, gpx, straight, strava, tcx
from tests.services.importing.making import (
    DAY,
    NOW,
    ROW,
    bare,
    house,
    imported,
    memory,
    outcomes,
    outings,
    phone,
    watch,
    written,
)

#: The best efforts of 5.4 km at an even 3 m/s.
AT_3_M_S = (
    BestEffort(Metres(400), Seconds(133)),
    BestEffort(Metres(805), Seconds(268)),
    BestEffort(Metres(1000), Seconds(333)),
    BestEffort(Metres(1609), Seconds(536)),
    BestEffort(Metres(3219), Seconds(1073)),
    BestEffort(Metres(5000), Seconds(1667)),
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


# ------------------------------------------------------------------ the same outing


@pytest.mark.parametrize("order", [("phone.gpx", "watch.fit"), ("watch.fit", "phone.gpx")])
def test_watch_and_phone_are_one_outing_in_any_order(tmp_path: Path, order: tuple[str, str]) -> None:
    home, files = house(), {"phone.gpx": phone(), "watch.fit": watch()}
    first, second = (imported(home, tmp_path / name, {name: files[name]}) for name in order)
    assert (first.added, second.added, second.duplicates) == (1, 0, 1)
    assert second.files[0].activity == "1"
    assert second.files[0].reason == f"The same outing as {tmp_path}/{order[0]}/{order[0]}."
    (outing,) = outings(home)
    assert (outing.activity.distance, outing.activity.duration, outing.activity.avg_hr) == (5400, 1800, 150)
    assert [origin.path.rpartition("/")[2] for origin in outing.origins] == list(order)
    assert [type(entry.fact) for entry in home.log.entries()] == [ActivityRecorded, ActivityMerged]
    assert len(list(home.originals.digests())) == 2
    assert import_paths(home, [tmp_path]).duplicates == 2
    assert len(home.log.entries()) == 2


def test_what_only_the_other_knows_is_taken(tmp_path: Path) -> None:
    home = house()
    row = ROW | {"name": "City run", "race": 1}
    imported(home, tmp_path / "1", {"a.gpx": phone()})
    imported(home, tmp_path / "2", {"a.tcx": bare(), "activities.csv": strava([row])})
    (outing,) = outings(home)
    activity = outing.activity
    assert (activity.distance, activity.avg_hr, activity.race, outing.name) == (5399, 151, True, "City run")
    assert len(outing.origins) == 3


def test_an_import_knows_what_a_history_knows(tmp_path: Path) -> None:
    files = {f"{i}-watch.fit": watch(start=START + i * DAY) for i in range(0, 12, 2)}
    files |= {f"{i}-phone.gpx": phone(start=START + i * DAY - 30) for i in range(0, 12, 3)}
    files |= {f"{i}-bare.tcx": bare(start=START + i * DAY + 15) for i in range(0, 12, 4)}
    home = house()
    imported(home, tmp_path, files)
    assert memory(home).activities() == read_history(tmp_path).activities


@pytest.mark.parametrize("order", list(itertools.permutations(["watch.fit", "phone.gpx", "bare.tcx"])))
def test_neither_order_nor_number_of_imports_changes_the_numbers(tmp_path: Path, order: tuple[str, ...]) -> None:
    files = {"watch.fit": watch(), "phone.gpx": phone(), "bare.tcx": bare()}
    together, one_by_one = house(), house()
    imported(together, tmp_path / "all", files)
    for name in order:
        imported(one_by_one, tmp_path / name, {name: files[name]})
    assert [outing.activity for outing in outings(one_by_one)] == [outing.activity for outing in outings(together)]


def test_repetitions_recorded_one_by_one_are_not_joined(tmp_path: Path) -> None:
    home = house()
    starts = [START + 110 * i for i in range(6)]
    report = imported(home, tmp_path, {f"{start}.fit": fit([], [Summary(start, 75, 75, 400)]) for start in starts})
    assert (report.added, len(outings(home))) == (6, 6)


def test_the_runners_own_word_is_not_overwritten(tmp_path: Path) -> None:
    home = house()
    mine = Activity(date=dt.date(2026, 5, 3), duration=Seconds(1750), rpe=7)
    start = dt.datetime.fromtimestamp(START, dt.UTC)
    home.log.append([New(fact=ActivityRecorded(activity=mine, start=start), effective=mine.date)])
    report = imported(home, tmp_path, {"a.fit": watch()})
    assert report.files[0].reason == "The same outing as what you entered for 2026-05-03."
    (outing,) = outings(home)
    activity = outing.activity
    assert (activity.duration, activity.distance, activity.avg_hr, activity.rpe) == (1750, 5400, 150, 7)


def test_a_rewriting_in_another_format_is_the_same_outing(tmp_path: Path) -> None:
    home = house()
    imported(home, tmp_path / "1", {"a.gpx": gpx([[straight(1800)]])})
    again = imported(home, tmp_path / "2", {"a.tcx": tcx([[TcxLap(straight(1800), 1800, 5400)]])})
    assert outcomes(again, tmp_path / "2") == {"a.tcx": "duplicate"}


@pytest.mark.parametrize(
    ("distance", "sport", "doubted"),
    [(5300, "run", True), (None, "run", True), (9000, "run", False), (5300, "ride", False)],
)
def test_what_was_entered_without_a_time_of_day_is_asked_about(
    tmp_path: Path, distance: int | None, sport: str, doubted: bool
) -> None:
    home = house()
    metres = Metres(distance) if distance else None
    mine = Activity(date=dt.date(2026, 5, 3), duration=Seconds(1750), distance=metres, sport=sport)
    home.log.append([New(fact=ActivityRecorded(activity=mine), effective=mine.date)])
    (file,) = imported(home, tmp_path, {"a.fit": watch()}).files
    assert (file.outcome, "surefoot undo 1" in file.reason) == ("added", doubted)
    assert len(outings(home)) == 2


def test_what_the_runner_corrected_stays_corrected(tmp_path: Path) -> None:
    home = house()
    imported(home, tmp_path / "1", {"a.gpx": phone()})
    mine = Activity(date=dt.date(2026, 5, 3), duration=Seconds(1770), distance=Metres(5000))
    home.log.append([New(fact=ActivityCorrected(of=1, activity=mine), effective=mine.date)])
    assert imported(home, tmp_path / "2", {"a.fit": watch()}).duplicates == 1
    assert outings(home)[0].activity == msgspec.structs.replace(mine, avg_hr=150, best_efforts=AT_3_M_S)


def test_what_was_measured_anew_stays_when_another_recording_comes(tmp_path: Path) -> None:
    """And what was measured never replaces what the runner said of the same thing."""
    home = house()
    imported(home, tmp_path / "1", {"a.fit": watch(), "b.fit": watch(start=START + DAY)})
    first, second = (outing.activity for outing in outings(home))
    mine = msgspec.structs.replace(second, drift=1)
    anew = {"drift": 7, "best_efforts": [{"distance": 1000, "seconds": 300}]}
    facts = [
        ActivityCorrected(of=2, activity=mine),
        *(ActivityMeasured(of=i, analysis="9", measures=anew) for i in (1, 2)),
    ]
    home.log.append([New(fact=fact, effective=first.date) for fact in facts])
    home.log.append([New(fact=ActivityMeasured(of=1, analysis="9", measures={"drift": "much"}), effective=first.date)])
    before = [outing.activity for outing in outings(home)]
    assert [(done.drift, len(done.best_efforts)) for done in before] == [(7, 1), (1, 1)]
    files = {"a.gpx": phone(), "b.gpx": phone(start=START + DAY - 20)}
    assert imported(home, tmp_path / "2", files).duplicates == 2
    assert [outing.activity for outing in outings(home)] == before


# ------------------------------------------------------------------ days


def at(latitude: float, longitude: float, start: float) -> bytes:
    points = [Point(start + t, latitude + 3 * t / DEGREE_AT_48, longitude, 3.0 * t, 150, 85) for t in range(0, 1801, 5)]
    return gpx([[points]])


@pytest.mark.parametrize(
    ("latitude", "longitude", "utc", "hours"),
    [(-36.85, 174.76, (2026, 1, 10, 9, 30), 13), (34.05, -118.24, (2026, 1, 11, 6, 30), -8)],
    ids=["Auckland", "Los Angeles"],
)
def test_an_evening_run_is_on_the_day_that_it_was_there(
    tmp_path: Path, latitude: float, longitude: float, utc: tuple[int, int, int, int, int], hours: int
) -> None:
    home = house()
    start = dt.datetime(*utc, tzinfo=dt.UTC).timestamp()
    report = imported(home, tmp_path, {"a.gpx": at(latitude, longitude, start)}, timezone="Europe/Berlin")
    (outing,) = outings(home)
    assert outing.activity.date == dt.date(2026, 1, 10)
    assert outing.start is not None
    assert (outing.start.hour, outing.start.utcoffset()) == (22, dt.timedelta(hours=hours))
    assert home.log.entries()[0].effective == dt.date(2026, 1, 10)
    assert report.notes == ()


def test_without_a_place_the_zone_that_is_asked_for_then_the_runners_then_utc(tmp_path: Path) -> None:
    late = {"activities.csv": strava([ROW | {"date": "May 3, 2026, 10:30:00 PM"}])}

    def day(zone: str | None, asked: str | None) -> tuple[int, tuple[str, ...]]:
        home = house()
        home.log.append([New(fact=ProfileSet(timezone=zone), effective=NOW.date())] if zone else [])
        report = imported(home, tmp_path, late, timezone=asked)
        return outings(home)[0].activity.date.day, report.notes

    utc = ("1 activity without a place stands on the day that it was in UTC.",)
    assert day(None, None) == (3, utc)
    assert day("Europe/Berlin", None) == (4, ())
    assert day("Europe/Berlin", "America/New_York") == (3, ())
    assert day("Mars/Olympus", None) == (3, utc)


def test_a_recording_with_a_place_puts_one_without_on_its_day(tmp_path: Path) -> None:
    home = house()
    late = dt.datetime(2026, 1, 11, 6, 30, tzinfo=dt.UTC).timestamp()
    imported(home, tmp_path / "1", {"a.fit": fit([], [Summary(late, 1800, 1800, 5400, avg_hr=150)])})
    assert outings(home)[0].activity.date.day == 11
    imported(home, tmp_path / "2", {"a.gpx": at(34.05, -118.24, late)})
    (outing,) = outings(home)
    assert outing.activity.date == dt.date(2026, 1, 10)
