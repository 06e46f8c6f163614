"""A batch of files as a log: what counts, what is joined, what is said, and the scenario made from it."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import random
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from surefoot.diary.scenario import Goal
from surefoot.files import FileError
from surefoot.rulebook import Book, load_book
from surefoot.services.defaults import DEFAULT_AVAILABILITY
from surefoot.services.history import (
    DEFAULTS_SAID,
    FileOutcome,
    History,
    history_notes,
    history_scenario,
    read_history,
)
from tests.files.mutating import mutated
from tests.files.seeds import seeds
from tests.files.writers import START, Point, Summary, TcxLap, fit, gpx, iso, straight, strava, tcx

DAY = 86_400
ROUTINE = (Goal(kind="routine"),)


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book()


def history(folder: Path, files: dict[str, bytes], **options: Any) -> History:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return read_history(folder, **options)


def outcomes(found: History, folder: Path) -> dict[str, tuple[str, str]]:
    return {entry.path.removeprefix(f"{folder}/"): (entry.outcome, entry.reason) for entry in found.report}


def run(seconds: int = 1800, start: float = START, **known: Any) -> bytes:
    """A FIT file of one run at 3 m/s."""
    summary = Summary(start, seconds, seconds, 3.0 * seconds, **known)
    return fit(straight(seconds, start=start, every=5), [summary])


def test_a_folder_of_all_sorts(tmp_path: Path) -> None:
    files = {
        "c.fit": run(),
        "a.gpx": gpx([[straight(1200, start=START + DAY)]]),
        "b.tcx": tcx([[TcxLap(straight(900, start=START - DAY), 900, 2700, start=START - DAY)]]),
        "broken.fit": run()[:80],
        "note.txt": b"Hello",
    }
    found = history(tmp_path, files)
    assert [(a.date.isoformat(), a.distance, a.duration, a.avg_hr) for a in found.activities] == [
        ("2026-05-02", 2700, 900, 150),
        ("2026-05-03", 5400, 1800, 150),
        ("2026-05-04", 3600, 1200, 150),
    ]
    assert Counter(entry.outcome for entry in found.report) == {"added": 3, "failed": 1, "skipped": 1}
    assert (found.count("added"), found.count("duplicate")) == (3, 0)
    assert outcomes(found, tmp_path)["broken.fit"][1].endswith("service that recorded it.")
    assert found.notes == ()
    assert all(type(a.distance) is int and type(a.duration) is int for a in found.activities)


def test_nothing_at_all(tmp_path: Path) -> None:
    assert read_history(tmp_path) == History(activities=(), report=())


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file or folder"):
        read_history(tmp_path / "gone")


def test_a_zone_that_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no time zone 'Mars/Olympus'") as caught:
        read_history(tmp_path, timezone="Mars/Olympus")
    assert caught.value.path == "timezone"


# ------------------------------------------------------------------ duration


def test_halts_are_left_out_of_a_run_and_not_of_strength(tmp_path: Path) -> None:
    points = [*straight(600), *straight(600, start=START + 700)]
    for sport, sub_sport, duration in ((1, 0, 1200), (10, 20, 1500)):
        data = fit(points, [Summary(START, 1300, 1500, 3600, sport, sub_sport)])
        (activity,) = history(tmp_path / str(sport), {"a.fit": data}).activities
        assert activity.duration == duration


def test_poor_samples_leave_the_timer(tmp_path: Path) -> None:
    data = fit(straight(300), [Summary(START, 1800, 1800, 5400)])
    (activity,) = history(tmp_path, {"a.fit": data}).activities
    assert activity.duration == 1800


def test_moving_time_is_never_more_than_the_timer(tmp_path: Path) -> None:
    data = fit(straight(1800), [Summary(START, 1700, 1700, 5400)])
    assert history(tmp_path, {"a.fit": data}).activities[0].duration == 1700


def test_neither_moving_nor_timer(tmp_path: Path) -> None:
    data = strava([{"date": "2026-05-03 07:00:00", "type": "Yoga", "elapsed": 3600, "moving": 1200}])
    (activity,) = history(tmp_path, {"activities.csv": data}).activities
    assert (activity.duration, activity.distance, activity.sport) == (3600, None, "other")


# ------------------------------------------------------------------ what cannot be


@pytest.mark.parametrize(
    ("summary", "reason"),
    [
        (Summary(START, 20, 20, 60), "It lasts 20 s, so it was started by mistake."),
        (Summary(START, 1800, 1800, 18_000), "A run takes 2:20 /km to 25:00 /km, this took 1:40 /km"),
        (Summary(START, 1800, 1800, 900), "this took 33:20 /km"),
        (Summary(START, 300 * 3600, 300 * 3600, 900_000), "longer than any outing"),
        (Summary(START, 3600, 3600, 3_000_000, sport=2), "longer than any outing"),
    ],
)
def test_what_is_no_run_is_passed_over_with_its_reason(tmp_path: Path, summary: Summary, reason: str) -> None:
    found = history(tmp_path, {"a.fit": fit([], [summary]), "b.fit": run(start=START + DAY)})
    assert len(found.activities) == 1
    outcome, said = outcomes(found, tmp_path)["a.fit"]
    assert (outcome, reason in said) == ("skipped", True)


def test_a_run_without_a_distance_counts_by_its_time(tmp_path: Path) -> None:
    (activity,) = history(tmp_path, {"a.fit": fit([], [Summary(START, 1800, 1800)])}).activities
    assert (activity.sport, activity.distance, activity.duration) == ("run", None, 1800)


def test_heart_rates_that_nobody_has_are_left_out(tmp_path: Path) -> None:
    (activity,) = history(tmp_path, {"a.fit": fit([], [Summary(START, 1800, 1800, 5400, avg_hr=28)])}).activities
    assert activity.avg_hr is None


def test_surface_and_race_are_kept(tmp_path: Path) -> None:
    row = {"date": "May 3, 2026, 7:00:00 AM", "type": "Trail Run", "elapsed": 1800, "metres": 5400, "race": "true"}
    (activity,) = history(tmp_path, {"activities.csv": strava([row])}).activities
    assert (activity.sport, activity.surface, activity.race) == ("run", "trail", True)


# ------------------------------------------------------------------ duplicates


def test_the_same_file_twice(tmp_path: Path) -> None:
    found = history(tmp_path, {"a.fit": run(), "b/copy.fit": run(), "c.fit.gz": gzip.compress(run())})
    assert len(found.activities) == 1
    said = outcomes(found, tmp_path)
    assert said["a.fit"] == ("added", "")
    assert said["b/copy.fit"] == ("duplicate", f"The same file as {tmp_path}/a.fit.")
    assert said["c.fit.gz"] == ("duplicate", f"The same file as {tmp_path}/a.fit.")


def test_a_watch_and_a_phone_are_joined_by_what_each_knows(tmp_path: Path) -> None:
    phone = gpx([[straight(1830, 2.95, start=START - 40, heart_rate=None)]])
    watch = tcx([[TcxLap([Point(START, None, None, 0.0)], 1800, 5400, 151, 170)]])
    found = history(tmp_path, {"1-watch.tcx": watch, "2-phone.gpx": phone})
    (activity,) = found.activities
    assert (activity.distance, activity.duration, activity.avg_hr) == (5399, 1830, 151)
    assert outcomes(found, tmp_path) == {
        "1-watch.tcx": ("duplicate", f"The same outing as {tmp_path}/2-phone.gpx."),
        "2-phone.gpx": ("added", ""),
    }


def test_a_table_beside_its_unnamed_files(tmp_path: Path) -> None:
    row = {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 1800, "metres": 5400, "race": 1}
    found = history(tmp_path, {"activities.csv": strava([row]), "activities/1.fit": run()})
    (activity,) = found.activities
    assert activity.race
    assert outcomes(found, tmp_path)["activities.csv line 2"][0] == "duplicate"


def test_an_unnamed_sport_is_joined_with_a_named_one(tmp_path: Path) -> None:
    found = history(tmp_path, {"a.fit": run(sport=0), "b.fit": run(seconds=1795)})
    assert [activity.sport for activity in found.activities] == ["run"]


@pytest.mark.parametrize(
    "second",
    [
        run(seconds=2400),  # another length
        run(start=START + 130),  # another start
        run(sport=2),  # another sport
    ],
    ids=["length", "start", "sport"],
)
def test_what_differs_is_not_joined(tmp_path: Path, second: bytes) -> None:
    assert len(history(tmp_path, {"a.fit": run(), "b.fit": second}).activities) == 2


def test_repetitions_recorded_one_by_one_are_not_joined(tmp_path: Path) -> None:
    starts = [START + 110 * i for i in range(6)]
    found = history(tmp_path, {f"{start}.fit": fit([], [Summary(start, 75, 75, 400)]) for start in starts})
    assert [activity.distance for activity in found.activities] == [400] * 6


def test_three_recordings_of_one_outing(tmp_path: Path) -> None:
    files = {f"{i}.fit": run(start=START + 40 * i) for i in range(3)}
    found = history(tmp_path, files)
    assert (len(found.activities), found.count("duplicate")) == (1, 2)


def test_thousands_are_joined_in_no_time(tmp_path: Path) -> None:
    rows = [
        {"date": iso(START - 12 * 3600 * i), "type": "Run", "elapsed": 1800, "metres": 5000 + i % 7}
        for i in range(3000)
    ]  # fmt: skip
    found = history(tmp_path, {"activities.csv": strava([*rows, *rows])})
    assert (len(found.activities), found.count("duplicate")) == (3000, 3000)


# ------------------------------------------------------------------ days


def test_an_evening_run_is_on_the_day_of_the_place(tmp_path: Path) -> None:
    late = START + 15 * 3600 + 1800  # 22:30 UTC, after midnight in Munich
    found = history(tmp_path, {"a.fit": run(start=late)})
    assert found.activities[0].date == dt.date(2026, 5, 4)


def test_without_a_place_the_runners_zone_or_utc_which_is_said(tmp_path: Path) -> None:
    rows = [{"date": f"May {day}, 2026, 10:30:00 PM", "type": "Run", "elapsed": 1800} for day in (3, 5)]
    files = {"activities.csv": strava(rows)}
    found = history(tmp_path, files)
    assert [activity.date.day for activity in found.activities] == [3, 5]
    assert found.notes == ("2 activities without a place stand on the day that it was in UTC.",)
    found = history(tmp_path, files, timezone="Europe/Berlin")
    assert [activity.date.day for activity in found.activities] == [4, 6]
    assert found.notes == ()
    (found,) = [history(tmp_path / "one", {"activities.csv": strava(rows[:1])})]
    assert found.notes == ("1 activity without a place stands on the day that it was in UTC.",)


def test_the_order_is_that_of_the_starts(tmp_path: Path) -> None:
    files = {name: run(seconds, START + 3600 * hour) for name, seconds, hour in (("a.fit", 600, 9), ("b.fit", 700, 1))}
    assert [activity.duration for activity in history(tmp_path, files).activities] == [700, 600]


# ------------------------------------------------------------------ robustness


def test_a_note_of_the_reader_stands_in_the_report(tmp_path: Path) -> None:
    row = {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 1800, "filename": "1.fit"}
    found = history(tmp_path, {"activities.csv": strava([row]), "1.fit": b"torn"})
    assert found.report[0].outcome == "added"
    assert "activities.csv" in found.report[0].reason


def test_damaged_files_never_stop_a_batch(tmp_path: Path) -> None:
    chance = random.Random(7)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for i in range(300):
            found = chance.choice(list(seeds().values()))
            seed = chance.choice(found)
            archive.writestr(f"{i}/{seed.name.rpartition('/')[2]}", mutated(seed, found, chance))
        archive.writestr("good.fit", run(start=START + 100 * DAY))
    path = tmp_path / "all.zip"
    path.write_bytes(data.getvalue())
    told = read_history(path)
    assert FileOutcome(path=f"{path}/good.fit", outcome="added") in told.report
    assert told.count("failed") > 50
    assert all(entry.reason for entry in told.report if entry.outcome != "added")
    assert not [entry for entry in told.report if "stumbled" in entry.reason]


# ------------------------------------------------------------------ scenario


def test_scenario_of_the_default_runner(tmp_path: Path) -> None:
    found = history(
        tmp_path, {"a.fit": run(), "b.fit": run(start=START + 3 * DAY), "c.fit": run(start=START + 4 * DAY)}
    )
    today = dt.date(2026, 5, 5)
    scenario = history_scenario(found, today=today, goals=ROUTINE, units="mi", timezone="Europe/Berlin")
    assert (scenario.today, scenario.goals, scenario.units) == (today, ROUTINE, "mi")
    assert scenario.log.activities == found.activities[:1]
    runner = scenario.runner
    assert (runner.experience, runner.timezone) == ("regular", "Europe/Berlin")
    assert [minutes // 60 for minutes in runner.availability] == [0, 60, 45, 60, 0, 60, 150]
    assert runner.availability == DEFAULT_AVAILABILITY
    assert runner.birth_date == dt.date(1986, 5, 5)
    assert history_notes(found, today=today) == (DEFAULTS_SAID, "2 activities after 2026-05-05 stayed out of the plan.")
    assert history_notes(found, today=dt.date(2027, 1, 1)) == (DEFAULTS_SAID,)


def test_the_default_runner_is_as_old_on_any_day() -> None:
    nothing = History(activities=(), report=())
    for today in (dt.date(2024, 2, 29), dt.date(2026, 5, 5), dt.date(2027, 12, 31)):
        birth = history_scenario(nothing, today=today, goals=ROUTINE).runner.birth_date
        assert birth is not None
        assert (today - birth).days == 14_610


# ------------------------------------------------------------------ real files


@pytest.mark.needs_shared_data
def test_real_histories(shared_data: Path) -> None:
    year = read_history(shared_data / "activities/gpx-year")
    assert Counter(entry.outcome for entry in year.report) == {"added": 68}
    assert (year.activities[0].date, year.activities[-1].date) == (dt.date(2020, 7, 3), dt.date(2021, 7, 4))
    export = read_history(shared_data / "history/strava-export", timezone="America/Los_Angeles")
    assert Counter(activity.sport for activity in export.activities) == {
        "run": 476, "other": 146, "strength": 62, "ride": 20, "walk": 4,
    }  # fmt: skip
    assert Counter(entry.outcome for entry in export.report) == {"added": 708, "skipped": 1}
    assert [entry.reason for entry in export.report if entry.outcome == "skipped"] == [
        "It lasts 2 s, so it was started by mistake."
    ]
    everything = read_history(shared_data / "activities")
    assert Counter(entry.outcome for entry in everything.report) == {
        "added": 100, "skipped": 30, "duplicate": 1,
    }  # fmt: skip
