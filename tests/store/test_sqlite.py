"""SQLite as we set it: read back from a live connection, not from our own settings."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from surefoot.services.ports import House
from surefoot.store.places import FILE
from tests.store.logs import runs
from tests.store.raw import database, execute


@pytest.fixture
def house(opener, tmp_path) -> House:
    return opener(data=tmp_path / "data")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 30_000),
    ],
)
def test_pragmas_are_in_force(house: House, pragma: str, value: object) -> None:
    assert execute(house, f"PRAGMA {pragma}") == [(value,)]


def test_pragmas_are_in_force_after_reconnecting(house: House) -> None:
    database(house).connection.close()
    assert execute(house, "PRAGMA synchronous") == [(2,)]
    assert execute(house, "PRAGMA foreign_keys") == [(1,)]


def test_a_transaction_holds_the_right_to_write_from_its_beginning(house: House, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "data" / FILE, timeout=0, isolation_level=None)
    with database(house).writing():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM store_entry").fetchone() == (0,)
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_reader_is_not_held_up_by_a_writer(house: House, opener, tmp_path: Path) -> None:
    reader = opener(data=tmp_path / "data")
    house.log.append(runs(2))
    with house.log.writing():
        house.log.append(runs(2))
        assert [entry.id for entry in reader.log.entries()] == [1, 2]
    assert [entry.id for entry in reader.log.entries()] == [1, 2, 3, 4]


def test_the_file_is_whole(house: House) -> None:
    house.log.append(runs(300))
    assert execute(house, "PRAGMA integrity_check") == [("ok",)]
    assert execute(house, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize(
    ("asked", "index"),
    [("digest IS NOT NULL", "store_entry_digests"), ("kind IN ('plan_accepted', 'retracted')", "store_entry_turns")],
)
def test_what_is_looked_up_has_an_index(house: House, asked: str, index: str) -> None:
    plan = execute(house, f"EXPLAIN QUERY PLAN SELECT number FROM store_entry WHERE runner_id = 1 AND {asked}")
    assert index in str(plan)
