"""Real files beside the checkout: everything is read or has a reason, and FIT values are fitdecode's."""

from __future__ import annotations

import datetime as dt
import warnings
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import fitdecode
import numpy as np
import pytest

from surefoot.files import Recording, Skipped, _tracks, read_bytes, read_path
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._columns import Table
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._gallop import Damage
from surefoot.files.fit._records import stream_of_records
from surefoot.files.fit._spans import Span, spans
from surefoot.rulebook import Book
from tests.files.same import assert_same

pytestmark = pytest.mark.needs_shared_data

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "activities" / "fit"
#: fitdecode takes seconds for each of the large ones.
FIT = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stat().st_size > 300_000 else [])
    for path in sorted(FOLDER.glob("*.fit"))
]
OTHER_FILES = {
    "MonitoringFile", "Settings", "WorkoutCustomTargetValues", "WorkoutIndividualSteps", "WorkoutRepeatSteps",
}  # fmt: skip
#: Watches whose clock was not set: their times count from when they were switched on.
NO_CLOCK = {"antfs-dump.63", "compressed-speed-distance"}
#: What is wrong with a file, and how many samples stand before it; an odd one that is whole has nothing wrong.
BROKEN = {
    "activity-activity-filecrc": ("checksum does not fit", [14, 14]),
    "activity-filecrc": ("checksum does not fit", [14]),
    "activity-settings-corruptheader": ("second part has no FIT header", [14]),
    "activity-settings-nodata": ("ends too early", [14]),
    "activity-unexpected-eof": ("cut short", [14]),
    "elemnt-bolt-no-application-id-inside-developer-data-id": ("", [132]),
    "nick": ("cut short", [14_391]),
    # The length of a developer field is not what its definition says: from there on, all is rubbish. Of that, one
    # message passes for a sample of the year 2085, which is left out.
    "strava-android-app-201.10-b1218918": ("before its definition", [472]),
}


def decoded(path: Path, name: str) -> list[dict[str, Any]]:
    """All messages of a name as fitdecode reads them."""
    return all_decoded(path)[name]


@lru_cache(maxsize=32)
def all_decoded(path: Path) -> dict[str, list[dict[str, Any]]]:
    """All messages by name; of a field that is there twice the first value that is known."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with warnings.catch_warnings(), fitdecode.FitReader(path) as reader:
        warnings.simplefilter("ignore")
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name in {"session", "lap", "record"}:
                message: dict[str, Any] = {}
                for field in frame.fields:
                    if message.get(field.name) is None:
                        message[field.name] = field.value
                found[frame.name].append(message)
    return found


def framed(path: Path) -> Frames:
    return Frames(path.read_bytes())


def same(ours: float, theirs: Any) -> bool:
    return bool(np.isnan(ours)) if theirs is None else ours == pytest.approx(theirs, abs=1e-6)


def same_time(ours: float, theirs: Any) -> bool:
    """fitdecode gives times before the watch knew them as plain numbers."""
    if not isinstance(theirs, dt.datetime):
        return bool(np.isnan(ours))
    return ours == theirs.timestamp()


@pytest.mark.parametrize("path", FIT)
def test_sessions_are_those_of_fitdecode(path: Path) -> None:
    ours, theirs = spans(framed(path), profile.SESSION), decoded(path, "session")
    assert len(ours) == len(theirs)
    for span, session in zip(ours, theirs, strict=True):
        compare(span, session)
        assert same(span.moving, session.get("total_moving_time"))


@pytest.mark.parametrize("path", FIT)
def test_laps_are_those_of_fitdecode(path: Path) -> None:
    ours, theirs = spans(framed(path), profile.LAP), decoded(path, "lap")
    assert len(ours) == len(theirs)
    for span, lap in zip(ours, theirs, strict=True):
        compare(span, lap)


def compare(span: Span, message: dict[str, Any]) -> None:
    assert same_time(span.start, message.get("start_time"))
    assert same(span.elapsed, message.get("total_elapsed_time"))
    assert same(span.timer, message.get("total_timer_time"))
    assert same(span.distance, message.get("total_distance"))
    assert same(span.avg_hr, message.get("avg_heart_rate"))
    assert same(span.max_hr, message.get("max_heart_rate"))


@pytest.mark.parametrize("path", FIT)
def test_records_are_those_of_fitdecode(path: Path) -> None:
    frames, theirs = framed(path), decoded(path, "record")
    records, track = Table(frames, profile.RECORD), stream_of_records(frames)
    assert len(records) == len(theirs)
    for time, message in zip(records.times.tolist(), theirs, strict=True):
        assert same_time(time, message.get("timestamp"))
    assert np.nansum(track.heart_rate) == sum(message.get("heart_rate") or 0 for message in theirs)
    parts = ((message.get(name) or 0 for message in theirs) for name in ("cadence", "fractional_cadence"))
    assert np.nansum(track.cadence) == sum(map(sum, parts))
    written = [message["distance"] for message in theirs if message.get("distance") is not None]
    if written:
        assert np.nansum(track.distance) == pytest.approx(sum(written))


@pytest.mark.parametrize("path", FIT)
def test_fit_outcomes(path: Path, book: Book) -> None:
    found = read_bytes(path.name, path.read_bytes(), book)
    if path.stem in OTHER_FILES | NO_CLOCK:
        (only,) = found
        assert isinstance(only, Skipped)
        assert ("clock" in only.reason) == (path.stem in NO_CLOCK)
        return
    sessions = decoded(path, "session")
    names = {"running": "run", "cycling": "ride", "walking": "walk", "swimming": "swim"}
    recordings = [result for result in found if isinstance(result, Recording)]
    assert len(recordings) == len(sessions)
    for ours, theirs in zip(recordings, sessions, strict=True):
        assert ours.start == theirs["start_time"]
        assert ours.sport == names.get(theirs["sport"], "other")
        assert ours.distance == (pytest.approx(theirs["total_distance"]) if theirs["total_distance"] else None)
        assert ours.avg_hr == theirs["avg_heart_rate"] if theirs.get("avg_heart_rate") else ours.avg_hr != 0


def test_heart_rate_that_a_session_leaves_out_is_that_of_its_records(shared_data: Path, book: Book) -> None:
    path = shared_data / "activities/fit/activity-small-fenix2-run.fit"
    (found,) = read_bytes(path.name, path.read_bytes(), book)
    assert isinstance(found, Recording)
    beats = [message["heart_rate"] for message in decoded(path, "record") if message.get("heart_rate")]
    assert (found.avg_hr, found.max_hr) == (round(sum(beats) / len(beats)), max(beats))


@pytest.mark.parametrize("name", BROKEN)
def test_broken_fit_files_are_salvaged(shared_data: Path, book: Book, name: str) -> None:
    path = shared_data / "activities/fit-broken" / f"{name}.fit"
    reason, samples = BROKEN[name]
    found = [each for each in read_bytes(path.name, path.read_bytes(), book) if isinstance(each, Recording)]
    assert [len(each.stream.time) for each in found if each.stream] == samples
    assert all(reason in each.salvaged and bool(each.salvaged) == bool(reason) for each in found)
    if reason:
        with pytest.raises(Damage):
            framed(path)


def test_a_year_of_gpx(shared_data: Path, book: Book) -> None:
    found = [entry.result for entry in read_path(shared_data / "activities/gpx-year", book)]
    runs = [result for result in found if isinstance(result, Recording)]
    assert len(runs) == len(found) == 68
    assert {run.sport for run in runs} == {"run"}
    assert sum(run.avg_hr is not None for run in runs) == 67
    paces = [1000 * (run.moving or 0) / (run.distance or 1) for run in runs]
    assert 270 < min(paces) < max(paces) < 480
    assert 440_000 < sum(run.distance or 0 for run in runs) < 470_000
    assert max(run.elapsed or 0 for run in runs) < 2 * 3600  # one watch was left on for a day, and is cut


@pytest.mark.parametrize("folder", ["gpx-year", "gpx", "tcx"])
def test_both_ways_to_read_give_the_same(shared_data: Path, book: Book, folder: str) -> None:
    for path in sorted((shared_data / "activities" / folder).iterdir()):
        quick = read_bytes(path.name, path.read_bytes(), book)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_tracks, "cut", lambda *_: None)
            assert_same(quick, read_bytes(path.name, path.read_bytes(), book))
        assert not any(isinstance(result, Recording) and result.salvaged for result in quick)


def test_single_files(shared_data: Path, book: Book) -> None:
    outcomes = {
        "tcx/11km.tcx": ["run 11047"],
        "tcx/sample.tcx": ["run 4689"],
        "gpx/Mojstrovka.gpx": ["clock"],
        "gpx/cerknicko-without-times.gpx": ["no times"] * 7 + ["walk 53"],
        "gpx/gpx1.1_with_all_fields.gpx": ["no times"] * 2,
        "gpx/gpx_with_garmin_extension.gpx": ["waypoints"],
        "gpx/korita-zbevnica.gpx": ["no times"] * 2 + ["walk 2267", "walk 3966"],
        "gpx/track-with-empty-segment.gpx": ["run 86"],
        "gpx/track-with-extremes.gpx": ["no times"],
        "gpx/track_with_speed.gpx": ["walk 19"],
        "gpx/unicode_with_bom.gpx": ["waypoints"],
    }
    for name, expected in outcomes.items():
        found = read_bytes(name, (shared_data / "activities" / name).read_bytes(), book)
        for result, word in zip(found, expected, strict=True):
            if isinstance(result, Skipped):
                assert word in result.reason
            else:
                assert f"{result.sport} {result.distance or 0:.0f}" == word


def test_strava_export(shared_data: Path, book: Book) -> None:
    found = [entry.result for entry in read_path(shared_data / "history/strava-export", book)]
    sports = Counter(result.sport for result in found if isinstance(result, Recording))
    assert sports == {"run": 477, "other": 146, "strength": 62, "ride": 20, "walk": 4}
    runs = [result for result in found if isinstance(result, Recording) and result.sport == "run" and result.distance]
    assert len(runs) == 476
    assert sum(run.distance or 0 for run in runs) / 1000 == pytest.approx(3533, abs=10)
