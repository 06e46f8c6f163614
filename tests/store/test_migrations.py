"""Tables: made from nothing, brought forward from the first step with entries in them, refused where they are newer."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor

from surefoot.diary.entries import encode_fact, kind_of
from surefoot.services.codec import pack
from surefoot.services.refusal import Refusal
from surefoot.store import places, upgrade
from surefoot.store.database import Database
from tests.store.logs import EVERY_KIND, MONDAY, NOON, digest_of, runs
from tests.store.raw import database, execute

FIRST = "0001_log"


def unopened(place: dict[str, str], tmp_path) -> Database:
    """The database of a place before anything was done to it."""
    url = place.get("DATABASE_URL")
    return Database(places.on_server(url) if url else places.in_folder(tmp_path / "data"))


def at_first_step(found: Database) -> None:
    """The tables of the first step, filled as a version of that time would have, without our models."""
    with upgrade._alone(found):
        MigrationExecutor(found.connection).migrate([("store", FIRST)])
    with found.connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_runner (id, name) VALUES (41, 'runner')")
        for number, fact in enumerate(EVERY_KIND, 1):
            codec, packed = pack(encode_fact(fact))
            cursor.execute(
                "INSERT INTO store_entry (runner_id, number, author, effective, recorded, kind, codec, fact)"
                " VALUES (41, %s, 'coach', %s, %s, %s, %s, %s)",
                [number, MONDAY, NOON, kind_of(fact), codec, packed],
            )
        codec, packed = pack(b"gpx" * 1000)
        cursor.execute(
            "INSERT INTO store_original (digest, size, codec, content) VALUES (%s, 3000, %s, %s)",
            [digest_of(b"gpx" * 1000), codec, packed],
        )


def test_a_database_of_the_first_step_arrives_whole(place, tmp_path, opener) -> None:
    old = unopened(place, tmp_path)
    at_first_step(old)
    assert upgrade.applied(old) == {FIRST}
    old.close()
    house = opener()
    assert upgrade.applied(database(house)) == upgrade.known()
    assert [entry.fact for entry in house.log.entries()] == list(EVERY_KIND)
    assert {(entry.author, entry.effective, entry.recorded) for entry in house.log.entries()} == {
        ("coach", MONDAY, NOON)
    }
    assert house.originals.get(digest_of(b"gpx" * 1000)) == b"gpx" * 1000
    assert [entry.id for entry in house.log.append(runs(1))] == [len(EVERY_KIND) + 1]


def test_an_upgrade_that_breaks_off_leaves_the_old_database(place, tmp_path, monkeypatch) -> None:
    old = unopened(place, tmp_path)
    at_first_step(old)

    def breaks(editor) -> None:
        editor.execute("CREATE TABLE store_half (id integer)")
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("surefoot.store.guards.set_up", breaks)
        with pytest.raises(RuntimeError):
            upgrade.bring_up_to_date(old)
    assert upgrade.applied(old) == {FIRST}
    assert "store_half" not in old.connection.introspection.table_names()
    upgrade.bring_up_to_date(old)
    assert upgrade.applied(old) == upgrade.known()
    old.close()


def test_a_new_database_has_gone_through_every_step(house) -> None:
    assert upgrade.applied(database(house)) == upgrade.known()
    assert len(upgrade.known()) >= 2


def test_foreign_keys_are_checked_after_an_upgrade(house) -> None:
    assert database(house).on_server or execute(house, "PRAGMA foreign_keys") == [(1,)]


def test_a_database_of_a_newer_version_is_left_alone(house, opener) -> None:
    house.log.append(runs(2))
    execute(
        house, "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_wings', '2030-01-01 00:00Z')"
    )
    before = house.log.entries()
    with pytest.raises(Refusal) as refused:
        opener()
    assert "newer Surefoot (9999_wings)" in refused.value.message
    assert "update Surefoot" in refused.value.mend
    assert house.log.entries() == before


def test_many_processes_may_make_the_same_database_at_once(place) -> None:
    code = (
        "import datetime as dt\n"
        "from surefoot.bootstrap import open_house\n"
        "from tests.store.logs import runs\n"
        "print(len(open_house().log.append(runs(5))))\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", code], stdout=-1, stderr=-1, text=True) for _ in range(4)]
    ended = [process.communicate(timeout=60) for process in started]
    assert ended == [("5\n", "")] * 4


def test_models_and_migrations_agree(capsys) -> None:
    call_command("makemigrations", "store", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


def test_facts_are_kept_as_json_that_anybody_can_read(house) -> None:
    house.log.append(runs(1))
    [(codec, fact)] = execute(house, "SELECT codec, fact FROM store_entry")
    assert codec == "plain"
    assert msgspec.json.decode(fact)["fact"] == "activity_recorded"
