"""A folder that is watched: each file is taken once it stands still, again where it grew, none that is half there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from surefoot.files import FileError
from surefoot.services.importing import Clock, ImportReport, watching
from surefoot.services.importing._watching import EVERY
from surefoot.services.ports import House
from tests.files.writers import START, strava
from tests.services.importing.making import DAY, ROW, house, outcomes, outings, watch, written

NOW = 1_800_000_000.0


class Done(Exception):
    """The test has seen enough."""


class Time:
    """A clock that goes when somebody waits; what is planned happens between two looks."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.now, self.steps, self.looks = NOW, list(steps), 0

    def sleep(self, seconds: float) -> None:
        assert seconds == EVERY
        self.now += seconds
        self.looks += 1
        if not self.steps:
            raise Done
        self.steps.pop(0)()

    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)


def nothing() -> None:
    """Nothing happens."""


def put(folder: Path, name: str, content: bytes, age: float = 1.0, at: float = NOW) -> None:
    """Write a file that was last written so many seconds ago."""
    written(folder, {name: content})
    os.utime(folder / name, (at - age, at - age))


def watched(home: House, folder: Path, *steps: Callable[[], object]) -> list[ImportReport]:
    """The reports up to the last step."""
    reports: list[ImportReport] = []
    with contextlib.suppress(Done):
        for report in watching(home, folder, clock=Time(*steps).clock()):
            reports.append(report)  # noqa: PERF402  it ends with an exception
    return reports


def test_what_is_there_is_taken_at_once_and_as_one(tmp_path: Path) -> None:
    """A table finds its file only where the folder is taken as one."""
    table = strava([ROW | {"name": "Lunch", "filename": "activities/1.fit"}])
    put(tmp_path, "activities.csv", table, age=3600)
    put(tmp_path, "activities/1.fit", watch(), age=3600)
    home = house()
    (report,) = watched(home, tmp_path, nothing, nothing)
    assert (report.added, len(report.files), outings(home)[0].name) == (1, 1, "Lunch")


def test_what_comes_is_taken_when_it_stands_still(tmp_path: Path) -> None:
    home, run = house(), watch()

    def grow(size: int, at: float) -> Callable[[], None]:
        return lambda: put(tmp_path, "a.fit", run[:size], age=0, at=at)

    steps = (nothing, grow(100, NOW + 5), grow(5000, NOW + 10), grow(len(run), NOW + 15), nothing, nothing, nothing)
    (report,) = watched(home, tmp_path, *steps)
    assert (report.added, report.failed) == (1, 0)


def test_a_young_file_waits_for_a_second_look_and_an_old_one_does_not(tmp_path: Path) -> None:
    put(tmp_path, "old.fit", watch(), age=3600)
    put(tmp_path, "young.fit", watch(start=START + DAY), age=1)
    first, second = watched(house(), tmp_path, nothing, nothing)
    assert outcomes(first, tmp_path) == {"old.fit": "added"}
    assert outcomes(second, tmp_path) == {"young.fit": "added"}


def test_one_that_changed_is_taken_again_and_no_other(tmp_path: Path) -> None:
    put(tmp_path, "a.fit", watch(), age=3600)
    put(tmp_path, "b.fit", watch(start=START + DAY), age=3600)

    def change() -> None:
        put(tmp_path, "b.fit", watch(start=START + 2 * DAY), age=0, at=NOW + 5)

    first, second = watched(house(), tmp_path, nothing, change, nothing, nothing)
    assert (first.added, outcomes(second, tmp_path)) == (2, {"b.fit": "added"})


def test_one_that_goes_and_comes_is_known(tmp_path: Path) -> None:
    put(tmp_path, "a.fit", watch(), age=3600)
    back = ((tmp_path / "a.fit").unlink, lambda: put(tmp_path, "a.fit", watch(), age=3600), nothing)
    first, second = watched(house(), tmp_path, *back)
    assert (first.added, second.added, second.duplicates) == (1, 0, 1)


def test_links_hidden_files_and_closed_folders_are_passed_by(tmp_path: Path) -> None:
    outside = written(tmp_path / "outside", {"a.fit": watch()})
    inbox = written(tmp_path / "inbox", {".part.fit": watch(), ".hidden/a.fit": watch(), "closed/b.fit": watch()})
    (inbox / "a.fit").symlink_to(outside / "a.fit")
    (inbox / "folder").symlink_to(outside)
    (inbox / "closed" / "b.fit").unlink()
    assert watched(house(), inbox, nothing, nothing) == []


def test_the_options_of_an_import_hold(tmp_path: Path) -> None:
    put(tmp_path, "activities.csv", strava([ROW | {"date": "May 3, 2026, 10:30:00 PM"}]), age=3600)
    home = house()
    with pytest.raises(Done):
        list(watching(home, tmp_path, clock=Time().clock(), timezone="Europe/Berlin", workers=1))
    assert outings(home)[0].activity.date.day == 4


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    for place in (tmp_path / "gone", written(tmp_path, {"a.fit": watch()}) / "a.fit"):
        with pytest.raises(FileError, match="no such folder"):
            next(watching(house(), place))
