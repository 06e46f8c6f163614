"""The database itself refuses to alter a log; erasure on the runner's own order is the one exception."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from surefoot.services.ports import House
from tests.store.logs import digest_of, new, recorded, runs
from tests.store.raw import execute, on_server


@pytest.fixture
def filled(house: House) -> House:
    """Two runs, one of them with its original."""
    house.originals.put(digest_of(b"gpx"), b"gpx")
    house.log.append([new(recorded(1, b"gpx")), new(recorded(2))])
    return house


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE store_entry SET effective = '2020-01-01'",
        "UPDATE store_entry SET author = author WHERE number = 1",
        "DELETE FROM store_entry",
        "DELETE FROM store_entry WHERE number = 2",
        "UPDATE store_original SET size = 0",
        "DELETE FROM store_original",
        "UPDATE store_entry SET number = number + 1 WHERE number = 2",
    ],
)
def test_what_was_written_stays(filled: House, statement: str) -> None:
    before = filled.log.entries()
    with pytest.raises(IntegrityError, match="only grows"):
        execute(filled, statement)
    assert filled.log.entries() == before
    assert filled.originals.get(digest_of(b"gpx")) == b"gpx"


@pytest.mark.parametrize("table", ["store_entry", "store_original"])
def test_postgresql_does_not_empty_a_table(filled: House, table: str) -> None:
    if not on_server(filled):
        assert "sqlite" in filled.log._database.place.named  # SQLite has no TRUNCATE: its DELETE is refused above
        return
    with pytest.raises(IntegrityError, match="only grows"):
        execute(filled, f"TRUNCATE {table}")
    assert len(filled.log.entries()) == 2


@pytest.mark.parametrize("number", [0, 2, 4, 9])
def test_no_number_is_left_out_or_given_twice(filled: House, number: int) -> None:
    columns = "runner_id, author, effective, recorded, batch, kind, of, digest, codec, fact"
    with pytest.raises(IntegrityError):
        execute(
            filled,
            f"INSERT INTO store_entry (number, {columns}) SELECT %s, {columns} FROM store_entry WHERE number = 1",
            number,
        )
    assert [entry.id for entry in filled.log.entries()] == [1, 2]


def test_the_next_number_is_let_in(filled: House) -> None:
    columns = "runner_id, author, effective, recorded, batch, kind, of, digest, codec, fact"
    execute(
        filled, f"INSERT INTO store_entry (number, {columns}) SELECT 3, {columns} FROM store_entry WHERE number = 1"
    )
    assert [entry.id for entry in filled.log.entries()] == [1, 2, 3]


def test_erasure_takes_one_runner_and_nothing_of_another(filled: House, opener) -> None:
    other = opener(runner="another")
    for content in (b"gpx", b"own"):
        other.originals.put(digest_of(content), content)
    other.log.append([new(recorded(3, b"own"))])
    other.log.erase()
    assert other.log.entries() == []
    assert [entry.id for entry in filled.log.entries()] == [1, 2]
    assert list(filled.originals.digests()) == [digest_of(b"gpx")]
    assert execute(filled, "SELECT name FROM store_runner") == [("runner",)]


def test_the_guards_stand_again_after_an_erasure(filled: House, opener) -> None:
    opener(runner="another").log.erase()
    with pytest.raises(IntegrityError, match="only grows"):
        execute(filled, "DELETE FROM store_entry")
    assert execute(filled, "SELECT count(*) FROM store_erasure") == [(0,)]


def test_a_log_that_was_erased_begins_anew(filled: House) -> None:
    filled.log.erase()
    assert list(filled.originals.digests()) == []
    assert [entry.id for entry in filled.log.append(runs(2))] == [1, 2]


def test_what_was_erased_is_not_left_in_the_file(filled: House, tmp_path) -> None:
    filled.log.append([new(recorded(5), author="Ysolde-Erased")])
    filled.log.erase()
    found = [path for path in (tmp_path / "data").rglob("*") if b"Ysolde-Erased" in path.read_bytes()]
    assert found == []
