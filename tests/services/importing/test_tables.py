"""Tables of activities into the log: by a clock on the wall, by the day alone, and with columns that were told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.files import FileError
from surefoot.services.importing import import_paths
from tests.files.writers import START
from tests.services.importing.making import house, imported, outings, watch

TABLE = "Date,km,Time,RPE\n{date},5.4,30:00,4\n"


def table(date: str) -> dict[str, bytes]:
    return {"diary.csv": TABLE.format(date=date).encode()}


def test_a_clock_on_the_wall_is_the_runners(tmp_path: Path) -> None:
    home = house()
    report = imported(home, tmp_path, table("2026-05-03 23:30"), timezone="America/New_York")
    assert (report.added, report.notes) == (1, ())
    (outing,) = outings(home)
    assert (outing.activity.date, outing.activity.rpe) == (dt.date(2026, 5, 3), 4)
    assert outing.start == dt.datetime.fromisoformat("2026-05-03T23:30:00-04:00")


def test_the_same_run_from_a_watch_and_a_table(tmp_path: Path) -> None:
    home = house()
    imported(home, tmp_path / "watch", {"a.fit": watch()})
    local = dt.datetime.fromtimestamp(START, dt.UTC) + dt.timedelta(hours=2)
    report = imported(home, tmp_path / "table", table(local.strftime("%Y-%m-%d %H:%M")), timezone="Europe/Berlin")
    assert report.duplicates == 1
    (outing,) = outings(home)
    assert outing.activity.rpe == 4


def test_a_day_without_a_time_is_asked_about(tmp_path: Path) -> None:
    home = house()
    imported(home, tmp_path / "watch", {"a.fit": watch()})
    report = imported(home, tmp_path / "table", table("2026-05-03"))
    assert report.added == 1
    assert "2026-05-03" in report.files[0].reason or "a.fit" in report.files[0].reason
    (first, second) = outings(home)
    assert (first.start is None, second.start is None) == (False, True)
    assert imported(home, tmp_path / "again", table("2026-05-03")).duplicates == 1
    assert imported(home, tmp_path / "other", table("2026-05-04")).files[0].reason == ""


def test_columns_that_were_told(tmp_path: Path) -> None:
    home = house()
    (tmp_path / "d.csv").write_bytes(b"Wann;Wie weit;Wie lang\n03.05.2026;5,4;30:00\n")
    columns = {"date": "Wann", "distance": "Wie weit", "duration": "Wie lang", "unit": "km"}
    assert import_paths(home, [tmp_path], columns=columns).added == 1
    with pytest.raises(FileError, match="shoe"):
        import_paths(home, [tmp_path], columns={"shoe": "Schuh"})
