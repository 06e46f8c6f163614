"""Opening a house: where it is, who may read it, and that it closes."""

from __future__ import annotations

import datetime as dt
import gc
import stat
import sys
from pathlib import Path

import pytest
from django.db import connections

from surefoot.bootstrap import close_house, data_folder, open_house
from surefoot.services.planning import Planner
from surefoot.store.places import FILE
from tests.services.fake_house import fake_house
from tests.store.logs import NOON, runs
from tests.store.raw import database, execute


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_is_made_for_its_owner_alone(opener, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "in" / "here"
    opener(data=folder).log.append(runs(1))
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {
        FILE: 0o600,
        f"{FILE}-wal": 0o600,
        f"{FILE}-shm": 0o600,
    }


def test_a_folder_that_was_there_keeps_its_permissions(opener, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o755)
    opener(data=folder)
    assert (mode(folder), mode(folder / FILE)) == (0o755, 0o600)


def test_a_house_remembers(tmp_path: Path, place) -> None:
    first = open_house(now=lambda: NOON)
    first.log.append(runs(3))
    first.originals.put("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", b"")
    close_house(first)
    second = open_house()
    assert [entry.recorded for entry in second.log.entries()] == [NOON] * 3
    assert len(list(second.originals.digests())) == 1
    close_house(second)


def test_a_server_needs_no_folder(house, place, tmp_path: Path) -> None:
    house.log.append(runs(1))
    assert (tmp_path / "data").exists() is ("DATABASE_URL" not in place)


def test_the_database_of_the_environment_comes_first(place, opener, tmp_path: Path) -> None:
    opener(data=tmp_path / "named").log.append(runs(1))
    assert (tmp_path / "named").exists() is ("DATABASE_URL" not in place)


def test_runners_do_not_see_each_other(house, opener) -> None:
    house.log.append(runs(2))
    other = opener(runner="another")
    other.log.append(runs(1))
    assert [(entry.id, entry.runner) for entry in house.log.entries()] == [(1, "runner"), (2, "runner")]
    assert [(entry.id, entry.runner) for entry in other.log.entries()] == [(1, "another")]


def test_two_houses_in_one_process_are_as_two_processes(house, opener) -> None:
    other = opener()
    house.log.append(runs(1))
    assert [entry.id for entry in other.log.append(runs(1))] == [2]
    assert house.log.entries() == other.log.entries()


def test_the_clock_is_the_real_one_unless_another_is_given(opener, tmp_path: Path) -> None:
    before = dt.datetime.now(dt.UTC)
    house = opener(now=None)
    assert before <= house.log.append(runs(1))[0].recorded <= dt.datetime.now(dt.UTC)
    assert house.now().utcoffset() == dt.timedelta(0)


def test_a_planner_may_be_shared(opener) -> None:
    planner = Planner()
    assert opener(planner=planner).planner is planner
    assert isinstance(opener().planner, Planner)


def test_the_folder_is_named_by_the_environment(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SUREFOOT_DATA", "~/runs")
    assert data_folder() == tmp_path / "runs"


@pytest.mark.parametrize(
    ("platform", "xdg", "found"),
    [
        ("linux", None, ".local/share/surefoot"),
        ("linux", "elsewhere", "elsewhere/surefoot"),
        ("darwin", None, "Library/Application Support/surefoot"),
    ],
)
def test_the_folder_is_where_the_system_keeps_data(monkeypatch, tmp_path, platform, xdg, found) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SUREFOOT_DATA", "")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if xdg:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / xdg))
    assert data_folder() == tmp_path / found


def test_a_house_that_is_closed_leaves_no_connection(place) -> None:
    house = open_house()
    alias, held = database(house).alias, database(house).connection
    close_house(house)
    assert held.connection is None
    assert alias not in connections.settings
    close_house(house)


def test_a_house_that_nobody_holds_closes_itself(place) -> None:
    house = open_house()
    alias, held = database(house).alias, database(house).connection
    execute(house, "SELECT 1")
    del house
    gc.collect()
    assert held.connection is None
    assert alias not in connections.settings


def test_a_house_without_a_database_is_closed_as_well() -> None:
    house = fake_house(NOON)
    close_house(house)
    assert house.log.entries() == []
