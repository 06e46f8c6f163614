"""What goes wrong with disks and files: a clear word, and what was recorded is there."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from surefoot.bootstrap import close_house, open_house
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from surefoot.store import places
from surefoot.store.places import FILE
from surefoot.store.troubles import refusal_of
from tests.store.logs import digest_of, new, recorded, runs
from tests.store.raw import execute, on_server

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def filled(folder: Path, opener) -> House:
    house = opener(data=folder)
    house.log.append(runs(20))
    return house


def refusal(act) -> Refusal:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.message
    assert refused.value.mend
    return refused.value


def unharmed(house: House, number: int = 20) -> None:
    assert [entry.id for entry in house.log.entries()] == list(range(1, number + 1))
    assert execute(house, "PRAGMA integrity_check") == [("ok",)]


def test_no_room_is_left(filled: House, folder: Path) -> None:
    [(pages,)] = execute(filled, "PRAGMA page_count")
    execute(filled, f"PRAGMA max_page_count = {pages + 2}")
    said = refusal(lambda: filled.log.append(runs(500)))
    assert (said.path, said.value) == ("database", str(folder / FILE))
    assert "no room left" in said.message
    assert "make room" in said.mend
    unharmed(filled)
    execute(filled, "PRAGMA max_page_count = 1000000")
    assert len(filled.log.append(runs(500))) == 500
    unharmed(filled, 520)


def test_no_room_for_an_original(filled: House) -> None:
    execute(filled, f"PRAGMA max_page_count = {execute(filled, 'PRAGMA page_count')[0][0] + 2}")
    content = os.urandom(200_000)
    assert "no room left" in refusal(lambda: filled.originals.put(digest_of(content), content)).message
    assert list(filled.originals.digests()) == []
    unharmed(filled)


def test_the_system_lets_no_file_grow(folder: Path, filled: House) -> None:
    """A limit on the size of files, in a process of its own: the disk as SQLite meets it."""
    close_house(filled)
    code = (
        "import resource\n"
        "from surefoot.bootstrap import open_house\n"
        "from surefoot.services.refusal import Refusal\n"
        "from tests.store.logs import runs\n"
        "house = open_house()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    house.log.append(runs(2000))\n"
        "except Refusal as said:\n"
        "    print(said.message)\n"
        "print(len(house.log.entries()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, left = done.stdout.splitlines()
    assert "what was recorded before" in said
    assert (left, done.stderr) == ("20", "")
    house = open_house(folder)
    unharmed(house)
    close_house(house)


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "no room left"), (errno.EDQUOT, "no room left"), (errno.EROFS, "cannot be written to")],
)
def test_the_system_makes_no_file(monkeypatch, folder: Path, code: int, words: str) -> None:
    def refuse(path, flags, mode=0o777, **more):
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(places.os, "open", refuse)
    said = refusal(lambda: open_house(folder))
    assert (said.path, said.value) == ("data", str(folder))
    assert words in said.message


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Give up root's right to write everywhere, where we have it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that everybody can reach, unlike pytest's own."""
    found = Path(tempfile.mkdtemp())
    found.chmod(0o755)
    yield found
    found.chmod(0o755)
    shutil.rmtree(found)


def test_a_folder_that_cannot_be_written_to(open_to_all: Path, opener) -> None:
    opener(data=open_to_all / "warm-up")  # everything is imported while we may read everything
    open_to_all.chmod(0o555)
    with as_somebody_without_rights():
        said = refusal(lambda: open_house(open_to_all / "new"))
    assert "cannot be written to" in said.message
    assert "SUREFOOT_DATA" in said.mend
    assert not (open_to_all / "new").exists()


def test_a_database_that_cannot_be_written_to(open_to_all: Path) -> None:
    house = open_house(open_to_all)
    house.log.append(runs(20))
    close_house(house)
    before = (open_to_all / FILE).read_bytes()
    (open_to_all / FILE).chmod(0o444)
    open_to_all.chmod(0o555)
    with as_somebody_without_rights():
        said = refusal(lambda: open_house(open_to_all))
    assert "cannot be written to" in said.message
    assert (open_to_all / FILE).read_bytes() == before


def test_a_folder_that_becomes_read_only_while_it_is_open(filled: House) -> None:
    execute(filled, "PRAGMA query_only = ON")
    assert "cannot be written to" in refusal(lambda: filled.log.append(runs(1))).message
    execute(filled, "PRAGMA query_only = OFF")
    unharmed(filled)


@pytest.mark.parametrize("below", ["", "deep/er"])
def test_a_file_where_a_folder_is_needed(tmp_path: Path, below: str) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    said = refusal(lambda: open_house(tmp_path / "taken" / below))
    assert said.path == "data"
    assert "where a folder is needed" in said.message
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [b"garbage", b"\0" * 5000, b"SQLite format 2\0" * 100, b"PK\x03\x04" + b"z" * 9999])
def test_a_file_that_is_no_database(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(content)
    said = refusal(lambda: open_house(folder))
    assert (said.path, said.value) == ("database", str(folder / FILE))
    assert "no database" in said.message
    assert (folder / FILE).read_bytes() == content


def test_a_folder_where_the_database_is_needed(folder: Path) -> None:
    (folder / FILE).mkdir(parents=True)
    assert "no database" in refusal(lambda: open_house(folder)).message


def test_a_file_that_begins_as_a_database(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(places.SQLITE_BEGINS + b"\xff" * 5000)
    said = refusal(lambda: open_house(folder))
    assert "no database" in said.message or "damaged" in said.message


def test_a_database_that_is_damaged(filled: House, folder: Path) -> None:
    filled.log.append(runs(2000))
    close_house(filled)
    with (folder / FILE).open("r+b") as stream:
        for page in range(24, 76):  # behind the pages that say what tables there are
            stream.seek(page * 4096)
            stream.write(b"\xa5" * 4096)
    house = open_house(folder)
    said = refusal(house.log.entries)
    assert "damaged" in said.message
    assert "backup" in said.mend
    close_house(house)


def test_an_empty_file_becomes_a_database(folder: Path, opener) -> None:
    folder.mkdir()
    (folder / FILE).touch()
    assert len(opener(data=folder).log.append(runs(1))) == 1


def test_a_long_wait_ends_with_a_word(place, opener, monkeypatch) -> None:
    first = opener()
    monkeypatch.setattr(places, "PATIENCE", 0.3)
    second = opener()
    with first.log.writing():
        said = refusal(lambda: second.log.append(runs(1)))
        first.log.append(runs(1))
    assert "been writing here for a long while" in said.message
    assert "locked" not in said.message
    assert [entry.id for entry in second.log.append(runs(1))] == [2]


def test_a_short_trouble_is_waited_out(filled: House, monkeypatch) -> None:
    """SQLite answers "busy" at once now and then, whatever the timeout is."""
    connection = filled.log._database.connection
    begin, asked = connection._start_transaction_under_autocommit, []

    def busy_twice() -> None:
        asked.append(1)
        if len(asked) > 2:
            return begin()
        from django.db import OperationalError

        cause = sqlite3.OperationalError("database is locked")
        cause.sqlite_errorname = "SQLITE_BUSY_RECOVERY"
        raise OperationalError("database is locked") from cause

    monkeypatch.setattr(connection, "_start_transaction_under_autocommit", busy_twice)
    assert [entry.id for entry in filled.log.append(runs(1))] == [21]
    assert len(asked) == 3


def test_an_entry_of_the_future_is_named(house: House) -> None:
    house.log.append(runs(1))
    columns = "runner_id, author, effective, recorded, batch, of, digest, codec"
    execute(
        house,
        f"INSERT INTO store_entry (number, kind, fact, {columns})"
        f" SELECT 2, 'flown', %s, {columns} FROM store_entry WHERE number = 1",
        b'{"fact":"flown"}',
    )
    said = refusal(house.log.entries)
    assert (said.path, said.value) == ("entry", "2")
    assert "update Surefoot" in said.mend


@pytest.mark.parametrize("content", [b"changed", b"\x28\xb5\x2f\xfd broken"])
@pytest.mark.parametrize("codec", ["plain", "zstd", "lzma"])
def test_an_original_that_was_changed_is_named(house: House, content: bytes, codec: str) -> None:
    digest = digest_of(b"gpx")
    execute(
        house,
        "INSERT INTO store_original (digest, size, codec, content) VALUES (%s, 3, %s, %s)",
        digest,
        codec,
        content,
    )
    said = refusal(lambda: house.originals.get(digest))
    assert (said.path, said.value) == ("original", digest)
    assert "damaged" in said.message


def test_an_original_under_a_wrong_name_is_our_mistake(house: House) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        house.originals.put(digest_of(b"one"), b"two")
    assert list(house.originals.digests()) == []


@pytest.mark.parametrize("text", ["half \udcff", "zero \0"])
def test_text_that_a_database_cannot_keep(house: House, text: str) -> None:
    said = refusal(lambda: house.log.append([*runs(1), new(recorded(), batch=text)]))
    assert said.path == "entry"
    assert said.value.isascii()
    assert house.log.entries() == []


def test_a_mistake_of_ours_is_not_told_as_trouble_of_the_disk(house: House) -> None:
    from django.db import DatabaseError

    with pytest.raises(DatabaseError), house.log._database.telling():
        execute(house, "SELECT nothing FROM nowhere")
    assert house.log.entries() == []


@pytest.mark.parametrize("cause", [None, ValueError("of no database")])
def test_an_error_that_no_database_gave_is_left_alone(cause: Exception | None) -> None:
    error = ArithmeticError("ours")
    error.__cause__ = cause
    assert refusal_of(error, "here") is None


def test_restoring_into_an_empty_log(house: House, opener) -> None:
    before = house.log.append(runs(3, batch="b"))
    other = opener(runner="copy")
    other.log.restore(before)
    assert [(entry.id, entry.recorded, entry.fact, entry.batch) for entry in other.log.entries()] == [
        (entry.id, entry.recorded, entry.fact, entry.batch) for entry in before
    ]
    assert "already" in refusal(lambda: other.log.restore(before)).message
    with pytest.raises(ValueError, match="without gaps"):
        opener(runner="third").log.restore(before[1:])
    assert on_server(house) or stat.S_IMODE(Path(house.log._database.place.named).stat().st_mode) == 0o600
