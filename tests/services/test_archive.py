"""A backup holds everything, says so, and comes back as it was."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import stat
import tracemalloc
from pathlib import Path

import msgspec
import pytest

from surefoot.diary.entries import encode_fact, original_of
from surefoot.rulebook import load_book
from surefoot.services.archive import FORMAT, back_up, open_archive, restore
from surefoot.services.refusal import Refusal
from tests.services.archives import ONE, TWO, brought_back, full_house, is_the_same, packed, parts_of, refusal
from tests.services.fake_house import FakeOriginals, fake_house
from tests.store.logs import EVERY_KIND, NOON, digest_of, new, recorded


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A backup of a house with something of everything."""
    return back_up(full_house(), tmp_path / "all.zip").path


def test_everything_comes_back(written: Path) -> None:
    assert is_the_same(brought_back(written), full_house())


def test_the_manifest_tells_what_is_inside(written: Path) -> None:
    parts = parts_of(written)
    manifest = json.loads(parts["manifest.json"])
    book = load_book()
    number = len(EVERY_KIND) + 3
    assert manifest | {"parts": None, "program": None} == {
        "format": FORMAT,
        "program": None,
        "rulebook": {"version": book.version, "hash": book.hash},
        "created": "2027-01-04T12:00:00Z",
        "runner": "runner",
        "entries": number,
        "newest": number,
        "originals": 2,
        "digest": digest_of(parts["log.jsonl"]),
        "missing": [],
        "parts": None,
    }
    assert manifest["program"][0].isdigit()
    told = {name: (part["sha256"], part["bytes"]) for name, part in manifest["parts"].items()}
    held = {name: (digest_of(content), len(content)) for name, content in parts.items() if name != "manifest.json"}
    assert told == held
    assert held.keys() == {"log.jsonl", ONE, TWO}


def test_a_line_is_an_entry_that_anybody_can_read(written: Path) -> None:
    lines = [json.loads(line) for line in parts_of(written)["log.jsonl"].splitlines()]
    assert lines[-1] == {
        "id": len(lines),
        "runner": "runner",
        "author": "runner",
        "effective": "2027-01-02",
        "recorded": "2027-01-04T12:00:00Z",
        "batch": "b-1",
        "fact": json.loads(encode_fact(recorded(2))),
    }
    assert [line["fact"]["fact"] for line in lines[:2]] == ["profile_set", "availability_set"]


def test_the_backup_in_the_document_can_be_restored(root: Path, tmp_path: Path) -> None:
    """Every version to come has to read it: it stands for all backups of this format."""
    page = (root / "docs" / "backup.md").read_text(encoding="utf-8")
    log, manifest = re.findall(r"^```json\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    parts = {"log.jsonl": log.encode(), ONE: b"one", "manifest.json": manifest.encode()}
    house = brought_back(packed(tmp_path / "old.zip", parts))
    said, ran = (entry.fact for entry in house.log.entries())
    assert (said.units, ran.activity.distance, ran.origin.path) == ("km", 8000, "runs/a.gpx")
    assert house.log.entries()[1].recorded == dt.datetime(2027, 1, 4, 18, 20, 5, 120934, tzinfo=dt.UTC)
    assert house.originals.kept == {digest_of(b"one"): b"one"}


def test_the_same_log_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = back_up(brought_back(written), tmp_path / "again.zip")
    assert again.path.read_bytes() == written.read_bytes()
    assert again.bytes == written.stat().st_size


def test_it_is_for_the_eyes_of_its_owner(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert [path.name for path in written.parent.iterdir()] == ["all.zip"]


def test_files_of_other_runners_stay_out(tmp_path: Path) -> None:
    house = full_house()
    house.originals.put(digest_of(b"another's"), b"another's")
    assert back_up(house, tmp_path / "all.zip").manifest.originals == 2


def test_an_original_that_is_gone_does_not_keep_the_rest_from_being_saved(tmp_path: Path) -> None:
    house = full_house()
    del house.originals.kept[digest_of(b"one")]
    done = back_up(house, tmp_path / "all.zip")
    assert done.manifest.missing == (digest_of(b"one"),)
    assert is_the_same(brought_back(done.path), house)


def test_a_database_that_does_not_answer_is_no_missing_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self, digest):
        raise Refusal("database", "there", "this server does not answer", "start it")

    monkeypatch.setattr(FakeOriginals, "get", gone)
    assert "does not answer" in refusal(lambda: back_up(full_house(), tmp_path / "all.zip")).message
    assert list(tmp_path.iterdir()) == []


def test_an_empty_log_is_not_backed_up(tmp_path: Path) -> None:
    said = refusal(lambda: back_up(fake_house(NOON), tmp_path / "all.zip"))
    assert "nothing in the log" in said.message
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_looks_like_a_bomb_is_stored_as_it_is(tmp_path: Path) -> None:
    house, content = full_house(), bytes(3 * 1024 * 1024)
    house.originals.put(digest_of(content), content)
    house.log.append([new(recorded(9, content))])
    done = back_up(house, tmp_path / "all.zip")
    assert done.bytes > len(content)
    assert is_the_same(brought_back(done.path), house)


class Made(FakeOriginals):
    """Files that are made when they are asked for, a MiB each, and thrown away when they are put."""

    def content(self, number: int) -> bytes:
        return random.Random(number).randbytes(1 << 20)

    def get(self, digest: str) -> bytes:
        return self.content(self.numbers[digest])

    def put(self, digest: str, content: bytes) -> None:
        assert digest in self.numbers


def test_memory_stays_bounded_however_many_files_there_are(tmp_path: Path) -> None:
    count, files = 64, Made()
    files.numbers = {digest_of(files.content(number)): number for number in range(count)}
    house = fake_house(NOON)._replace(originals=files)
    house.log.append([new(recorded(number, files.content(number))) for number in range(count)])
    other = fake_house(NOON)._replace(originals=files)
    tracemalloc.start()
    try:
        done = back_up(house, tmp_path / "all.zip")
        with open_archive(done.path) as archive:
            restore(other, archive)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert done.manifest.originals == count
    assert peak < 12 * 1024 * 1024
    assert other.log.entries() == house.log.entries()


def test_facts_name_their_originals() -> None:
    named = {original_of(fact) for fact in EVERY_KIND} - {None}
    assert named == {digest_of(b"one"), digest_of(b"two")}
    holding = {type(fact) for fact in EVERY_KIND if "digest" in msgspec.json.encode(fact).decode()}
    assert holding == {type(fact) for fact in EVERY_KIND if original_of(fact)}
