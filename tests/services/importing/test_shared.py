"""Real files beside the checkout: each arrives or has its reason, once, whatever format it is written in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from surefoot.services.history import read_history
from surefoot.services.importing import import_paths, undo
from tests.files.writers import Point, TcxLap, tcx
from tests.services.importing.making import house, memory, outings, written

pytestmark = pytest.mark.needs_shared_data

SALVAGED = {"nick", "strava-android-app-201.10-b1218918"}
#: Damaged as well, and what is left of them is too slow for a run.
TOO_LITTLE = {
    "activity-activity-filecrc", "activity-filecrc", "activity-settings-corruptheader", "activity-settings-nodata",
    "activity-unexpected-eof",
}  # fmt: skip


def rewritten(path: Path) -> bytes:
    """A GPX recording as another program writes it in TCX: every point, and no totals."""
    points = list(_points(path))
    return tcx([[TcxLap(points, start=points[0].time)]])


def _points(path: Path) -> Iterator[Point]:
    for point in ET.parse(path).iter():
        inside = {element.tag.rpartition("}")[2]: element.text or "" for element in point.iter()}
        if point.tag.endswith("}trkpt") and "time" in inside:
            time = dt.datetime.fromisoformat(inside["time"]).timestamp()
            beats = round(float(inside["hr"])) if "hr" in inside else None
            yield Point(time, float(point.attrib["lat"]), float(point.attrib["lon"]), None, beats)


def test_a_year_of_gpx_comes_once_and_goes_again(shared_data: Path, tmp_path: Path) -> None:
    year, home = shared_data / "activities/gpx-year", house()
    report = import_paths(home, [year])
    assert (report.added, len(report.files), len(outings(home))) == (68, 68, 68)
    assert memory(home).activities() == read_history(year).activities
    again = import_paths(home, [year])
    assert (again.added, again.duplicates, len(home.log.entries())) == (0, 68, 68)
    copies = {f"{path.stem}.tcx": rewritten(path) for path in sorted(year.rglob("*.gpx"))}
    assert len(copies) == 68
    other = import_paths(home, [written(tmp_path / "tcx", copies)])
    assert (other.added, other.duplicates, other.failed, other.skipped) == (0, 68, 0, 0)
    assert [file.activity for file in other.files] == [file.activity for file in report.files]
    assert import_paths(home, [tmp_path / "tcx"]).batch is None
    before = home.log.entries()
    undone = undo(home, other.batch or "")
    assert (undone.entries, undone.activities, undone.stay) == (68, 0, 68)
    assert memory(home).activities() == read_history(year).activities
    undone = undo(home, report.batch or "")
    assert (undone.activities, len(outings(home))) == (68, 0)
    assert home.log.entries()[: len(before)] == before
    assert len(home.log.entries()) == len(before) + 2 * 68


def test_the_first_import_undone_leaves_the_second(shared_data: Path, tmp_path: Path) -> None:
    year, home = shared_data / "activities/gpx-year", house()
    copies = {f"{path.stem}.tcx": rewritten(path) for path in sorted(year.rglob("*.gpx"))}
    first = import_paths(home, [written(tmp_path / "tcx", copies)])
    import_paths(home, [year])
    assert undo(home, first.batch or "").stay == 68
    assert memory(home).activities() == read_history(year).activities
    assert import_paths(home, [year, tmp_path / "tcx"]).duplicates == 136
    assert len(outings(home)) == 68


def test_a_whole_export_by_sport(shared_data: Path) -> None:
    home, export = house(), shared_data / "history/strava-export"
    report = import_paths(home, [export], timezone="America/Los_Angeles")
    assert len(report.files) == 709
    assert Counter(outing.activity.sport for outing in outings(home)) == {
        "run": 477, "other": 146, "strength": 62, "ride": 20, "walk": 4,
    }  # fmt: skip
    assert {file.outcome for file in report.files} == {"added"}
    assert [file.reason for file in report.files if file.reason] == [
        "It lasts 2 s, so it was started by mistake. It is kept, and no plan follows from it."
    ]
    assert len(memory(home).activities()) == 708
    again = import_paths(home, [export], timezone="America/Los_Angeles")
    assert (again.added, again.duplicates, len(home.log.entries())) == (0, 709, 709)


def test_broken_files_have_a_reason_and_the_good_beside_them_arrive(shared_data: Path) -> None:
    home = house()
    report = import_paths(home, [shared_data / "activities/fit-broken", shared_data / "activities/fit"])
    broken = {Path(file.path).stem: file for file in report.files if "fit-broken" in file.path}
    assert {name for name, file in broken.items() if file.outcome == "salvaged"} == SALVAGED
    assert {name for name, file in broken.items() if file.outcome == "skipped"} == TOO_LITTLE
    assert all("At byte" in file.reason for name, file in broken.items() if name in SALVAGED | TOO_LITTLE)
    assert all(file.reason for file in report.files if file.outcome != "added")
    odd = broken.keys() - SALVAGED - TOO_LITTLE
    assert [broken[name].outcome for name in odd] == ["added"]
    assert Counter(file.outcome for file in report.files if "fit-broken" not in file.path)["added"] >= 17
    assert report.added == len(outings(home))
