"""`--history`: from recorded runs straight to a plan, by the default runner, and all of that said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.cli.inputs import _summary
from surefoot.services.history import FileOutcome, History
from surefoot.units import Seconds

RACE = ("--race", "10 km", "--on", "2027-04-18", "--today", "2027-01-04")

pytestmark = pytest.mark.usefixtures("sample_engine")

GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="surefoot tests" xmlns="http://www.topografix.com/GPX/1/1">
<trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>
"""


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder with one run of some 3 km in 20 minutes, and a file that is none."""
    folder = tmp_path / "runs"
    folder.mkdir()
    start = dt.datetime(2027, 1, 2, 8, tzinfo=dt.UTC)
    points = "".join(
        f'<trkpt lat="{52.5 + second * 0.0000225:.7f}" lon="13.4">'
        f"<time>{(start + dt.timedelta(seconds=second)).strftime('%Y-%m-%dT%H:%M:%SZ')}</time></trkpt>"
        for second in range(0, 1200, 5)
    )
    (folder / "run.gpx").write_text(GPX.format(points=points), encoding="utf-8")
    (folder / "broken.gpx").write_text("<gpx", encoding="utf-8")
    return folder


def test_a_folder_of_runs_is_planned_and_the_assumptions_said(surefoot_cli, runs: Path) -> None:
    done = surefoot_cli("plan", "--history", runs, *RACE, "--time", "48:00")
    assert (done.code, done.err) == (0, "")
    text = " ".join(done.out.split())
    assert "Read 1 activity" in text
    assert "broken.gpx could not be read" in text
    assert "Planned for a regular runner of 40" in text


def test_routine_and_miles(surefoot_cli, runs: Path) -> None:
    done = surefoot_cli("plan", "--history", runs, "--routine", "--units", "mi", "--today", "2027-01-04", "--json")
    assert done.document["units"] == "mi"


def test_why_and_fitness_read_histories_too(surefoot_cli, runs: Path) -> None:
    assert surefoot_cli("why", "2027-W01-easy-1", "--history", runs, *RACE).code == 0
    assert surefoot_cli("fitness", "--history", runs, "--today", "2027-01-04").code == 0


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("--race", "10 km", "--on", "2026-12-24"), "--on"),
        (("--race", "10 m", "--on", "2027-04-18"), "--race"),
        (("--race", "10 km", "--on", "2027-04-18", "--time", "0:30"), "--time"),
    ],
)
def test_a_race_that_cannot_be_is_refused_by_its_option(
    surefoot_cli, runs: Path, arguments: tuple[str, ...], option: str
) -> None:
    asked = surefoot_cli("plan", "--history", runs, *arguments, "--today", "2027-01-04", "--json")
    assert asked.code == 1
    assert asked.error["path"] == option
    assert asked.error["mend"]


def test_a_path_that_is_not_there_is_refused(surefoot_cli, tmp_path: Path) -> None:
    asked = surefoot_cli("plan", "--history", tmp_path / "nothing", *RACE, "--json")
    assert asked.code == 1
    assert "nothing" in asked.error["path"]


def outcomes(*kinds: str) -> History:
    report = tuple(FileOutcome(path=f"{n}.gpx", outcome=kind, reason="It ends early.") for n, kind in enumerate(kinds))
    from surefoot.diary.activity import Activity

    added = tuple(Activity(date=dt.date(2027, 1, 1), duration=Seconds(60)) for kind in kinds if kind == "added")
    return History(activities=added, report=report)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("added",), "Read 1 activity."),
        (("added", "added", "duplicate"), "Read 2 activities; 1 was recorded twice."),
        (("skipped", "skipped"), "Read 0 activities; 2 were passed over."),
    ],
)
def test_the_summary_counts_what_was_read(kinds: tuple[str, ...], said: str) -> None:
    assert _summary(outcomes(*kinds)) == (said,)


def test_the_first_bad_files_are_named_and_the_others_counted() -> None:
    told = _summary(outcomes(*["failed"] * 5))
    assert told[1] == "0.gpx could not be read. It ends early."
    assert told[-1] == "2 more could not be read."
    assert len(told) == 5


def test_a_history_of_which_nothing_was_read_says_so_above_the_plan(surefoot_cli, runs: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.fit"
    broken.write_bytes(b"nothing that a watch writes")
    asked = surefoot_cli("plan", "--history", broken, *RACE)
    assert asked.code == 0
    assert 0 < asked.out.find("No activity could be read") < asked.out.find("Today")
    assert "No activity could be read" not in surefoot_cli("plan", "--history", runs, *RACE).out
