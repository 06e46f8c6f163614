"""Two recordings of one outing are one, in whatever order they come; and on which day it was."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import msgspec
import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.entries import (
    ActivityCorrected,
    ActivityMeasured,
    ActivityMerged,
    ActivityRecorded,
    New,
    ProfileSet,
)
from surefoot.services.history import read_history
from surefoot.services.importing import import_paths
from surefoot.units import Metres, Seconds
from tests.files.writers import DEGREE_AT_48, START, Point, Summary, TcxLap, fit, gpx, straight, strava, tcx
from tests.services.importing.making import (
    AT_3_M_S,
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
)


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
