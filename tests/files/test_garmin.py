"""Garmin's export: archives in an archive, and summaries that have the names of the files in them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from surefoot.files import FileError, Found, Known, Recording, Skipped, Task, read_path, tasks
from surefoot.files._fit_start import fit_start
from surefoot.files._garmin import start_of, summaries_in
from surefoot.rulebook import Book
from tests.files.writers import (
    START,
    FitPart,
    Summary,
    TcxLap,
    fit,
    gpx,
    straight,
    tcx,
    write_events,
    write_file_id,
    write_records,
)  # fmt: skip

FITNESS = "DI_CONNECT/DI-Connect-Fitness/me_0_summarizedActivities.json"
UPLOADED = "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip"


def activity(start: float, **more: Any) -> dict[str, Any]:
    """A summary in Garmin's units."""
    return {
        "activityId": start, "name": "Lunch run", "activityType": "running", "startTimeGmt": start * 1000.0,
        "startTimeLocal": (start + 7200) * 1000.0, "duration": 1800_500.25, "elapsedDuration": 1850_000.0,
        "movingDuration": 1790_000.0, "distance": 540_000.0, "avgHr": 151.0, "maxHr": 170.0,
    } | more  # fmt: skip


def summaries(*activities: dict[str, Any]) -> bytes:
    return json.dumps([{"summarizedActivitiesExport": list(activities)}]).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def export(folder: Path, files: dict[str, bytes], *activities: dict[str, Any]) -> Path:
    path = folder / "garmin.zip"
    path.write_bytes(zipped({FITNESS: summaries(*activities), UPLOADED: zipped(files), "DI_CONNECT/x.json": b"{}"}))
    return path


def read(path: Path, book: Book) -> dict[str, Found]:
    """What was found, by the last part of its path, without what is no outing at all."""
    found = [entry for entry in read_path(path, book) if not entry.path.endswith("x.json")]
    return {entry.path.rpartition("/")[2]: entry for entry in found}


def run(start: int = START, **more: Any) -> bytes:
    return fit(straight(600, start=start, heart_rate=None), [Summary(start, 600, 600, 1800, **more)])


def recording(found: Found) -> Recording:
    assert isinstance(found.result, Recording)
    return found.result


def test_files_get_their_names_by_their_start(tmp_path: Path, book: Book) -> None:
    files = {"me_1.fit": run(), "me_2.fit": run(START + 90_000)}
    other = activity(START + 90_003, name="Berg", activityType="trail_running")
    found = read(export(tmp_path, files, other, activity(START - 2)), book)
    assert sorted(found) == ["me_1.fit", "me_2.fit"]
    first, second = recording(found["me_1.fit"]), recording(found["me_2.fit"])
    assert (first.name, first.distance, first.timer, first.max_hr, first.utc_offset) == (
        "Lunch run",
        1800,
        600,
        170,
        7200,
    )
    assert (second.name, second.surface) == ("Berg", "trail")


def test_an_activity_without_a_file_is_its_summary(tmp_path: Path, book: Book) -> None:
    found = read(export(tmp_path, {}, activity(START, startLatitude=48.0, startLongitude=11.0)), book)
    alone = recording(found["me_0_summarizedActivities.json activity 1"])
    assert (alone.start.timestamp(), alone.sport, alone.name, alone.source) == (START, "run", "Lunch run", "Garmin")
    assert (alone.distance, alone.timer, alone.elapsed, alone.moving) == (5400, 1800.50025, 1850, 1790)
    assert (alone.avg_hr, alone.max_hr, alone.place, alone.utc_offset) == (151, 170, (48.0, 11.0), 7200)
    (tmp_path / "row_summarizedActivities.json").write_bytes(found["me_0_summarizedActivities.json activity 1"].content)
    (again,) = read_path(tmp_path / "row_summarizedActivities.json", book)
    assert again.result == alone
    (tmp_path / "row_summarizedActivities.json").unlink()
    digest = found["me_0_summarizedActivities.json activity 1"].digest
    (known,) = [e for e in read_path(tmp_path, book, lambda d: d == digest) if "activity 1" in e.path]
    assert isinstance(known.result, Known)


def test_a_damaged_file_leaves_its_summary(tmp_path: Path, book: Book) -> None:
    part = FitPart()
    write_file_id(part)
    part.raw(bytes([0x0F]) * 40)  # messages of a number that nobody defined
    found = read(export(tmp_path, {"me_1.fit": part.finish()}, activity(START)), book)
    (entry,) = found.values()
    assert recording(entry).distance == 5400
    assert "the numbers are those of Garmin's summary" in entry.note


def test_starts_that_are_too_far_apart_are_two_outings(tmp_path: Path, book: Book) -> None:
    found = read(export(tmp_path, {"me_1.fit": run()}, activity(START + 61)), book)
    assert sorted(found) == ["me_0_summarizedActivities.json activity 1", "me_1.fit"]
    assert recording(found["me_1.fit"]).name == ""


def test_what_the_file_calls_its_sport_stays_where_garmin_has_no_word_of_ours(tmp_path: Path, book: Book) -> None:
    found = read(export(tmp_path, {"me_1.fit": run()}, activity(START, activityType="breathwork")), book)
    assert recording(found["me_1.fit"]).sport == "run"


def test_several_sports_in_one_file(tmp_path: Path, book: Book) -> None:
    sessions = [Summary(START, 600, 600, 500, sport=5), Summary(START + 700, 600, 600, 1800, sport=1)]
    told = [
        activity(START, activityType="multi_sport", name="Tri", elapsedDuration=1_300_000.0),
        activity(START, activityType="open_water_swimming"), activity(START + 700),
    ]  # fmt: skip
    found = read(export(tmp_path, {"me_1.fit": fit(straight(1300), sessions)}, *told), book)
    assert sorted(found) == ["me_1.fit#1", "me_1.fit#2"]
    assert [recording(entry).name for entry in found.values()] == ["Tri", "Tri"]
    without = read(export(tmp_path, {}, *told), book)
    assert [recording(entry).sport for entry in without.values()] == ["swim", "run"]


def test_other_files_of_a_watch_have_their_reason(tmp_path: Path, book: Book) -> None:
    part = FitPart()
    write_file_id(part, kind=32)
    found = read(export(tmp_path, {"me_1.fit": part.finish()}, activity(START)), book)
    assert isinstance(found["me_1.fit"].result, Skipped)
    assert recording(found["me_0_summarizedActivities.json activity 1"]).name == "Lunch run"


def test_files_that_were_uploaded_from_elsewhere(tmp_path: Path, book: Book) -> None:
    files = {
        "me_1.gpx": gpx([[straight(600)]]),
        "me_2.tcx": tcx([[TcxLap(straight(600, start=START + 9000), start=START + 9000)]]),
    }
    found = read(export(tmp_path, files, activity(START, name="A"), activity(START + 9000, name="B")), book)
    assert {name: recording(entry).name for name, entry in found.items()} == {"me_1.gpx": "A", "me_2.tcx": "B"}


def test_an_export_that_was_unpacked(tmp_path: Path, book: Book) -> None:
    (tmp_path / "DI-Connect-Fitness").mkdir()
    (tmp_path / "DI-Connect-Fitness" / "me_0_summarizedActivities.json").write_bytes(summaries(activity(START)))
    (tmp_path / "UploadedFiles_0.zip").write_bytes(zipped({"me_1.fit": run()}))
    (task,) = tasks(tmp_path, book)
    assert isinstance(task, Task)
    assert task.row is not None
    assert [recording(entry).name for entry in read(tmp_path, book).values()] == ["Lunch run"]


@pytest.mark.parametrize("data", [b"", b"[", b"\xff", b"[" * 100_000, b'"x', b"nan"])
def test_summaries_that_are_none(tmp_path: Path, book: Book, data: bytes) -> None:
    path = tmp_path / "a_summarizedActivities.json"
    path.write_bytes(data)
    (found,) = read_path(tmp_path, book)
    assert isinstance(found.result, FileError)
    assert "JSON" in found.result.message


@pytest.mark.parametrize(
    "data",
    [{}, [], [1], {"summarizedActivitiesExport": None}, [{"summarizedActivitiesExport": [None, 3, {}]}],
     [{"summarizedActivitiesExport": [{"startTimeGmt": "x", "name": 7}]}],
     [{"summarizedActivitiesExport": [{"startTimeGmt": True}, {"startTimeGmt": 1e300}]}]],
)  # fmt: skip
def test_summaries_of_another_form_say_nothing(data: Any) -> None:
    assert summaries_in("x", json.dumps(data).encode()) == []


def test_odd_summaries() -> None:
    told = [
        activity(-1e9), activity(START, duration=0, elapsedDuration=None, movingDuration="long"),
        activity(START, activityType={"typeKey": "running"}, eventType={"typeKey": "race"}, avgHr=900, startLatitude=99,
                 startLongitude=1),
        {"beginTimestamp": START * 1000, "sportType": "RUNNING", "duration": 60_000},
    ]  # fmt: skip
    wrong_clock, empty, race, bare = (summary.row.result for summary in summaries_in("x", summaries(*told)))
    assert isinstance(wrong_clock, FileError)
    assert isinstance(empty, Skipped)
    assert isinstance(race, Recording)
    assert (race.race, race.sport, race.avg_hr, race.place) == (True, "run", None, None)
    assert isinstance(bare, Recording)
    assert (bare.sport, bare.elapsed, bare.name) == ("run", 60, "")


# ------------------------------------------------------------------ the start of a file


def test_the_start_of_a_fit_file_is_that_of_its_timer() -> None:
    for order in "<>":
        part = FitPart(order)
        write_file_id(part)
        write_events(part, [(START + 5, 0)])
        write_records(part, straight(60, start=START + 7), developer=(4, 8))
        data = part.finish()
        assert fit_start(data) == START + 5
    part = FitPart()
    write_file_id(part)
    write_events(part, [(START + 5, 4)])
    write_records(part, straight(60, start=START + 7), developer=(4, 8))
    assert fit_start(part.finish()) == START + 7


def test_the_start_of_a_fit_file_that_says_little() -> None:
    part = FitPart()
    write_file_id(part)
    assert fit_start(part.finish()[:-2]) == START
    assert fit_start(part.finish()[:20]) is None
    assert fit_start(b"") is None
    for length in range(0, 400, 7):
        fit_start(run()[:length])


def test_the_start_of_other_files() -> None:
    assert start_of(gpx([[straight(60)]])) == START
    assert start_of(tcx([[TcxLap(straight(60))]])) == START
    assert start_of(b'<trkpt lat="1"><time>some other day</time>') is None
    assert start_of(b"<gpx/>") is None
