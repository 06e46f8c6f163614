"""`surefoot backup` and `surefoot restore` on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from surefoot.services.ports import House
from tests.services.archives import fill, is_the_same
from tests.services.fake_house import fake_house
from tests.store.logs import EVERY_KIND, NOON, digest_of

#: One of every kind, and a batch of three.
ENTRIES = len(EVERY_KIND) + 3


@pytest.fixture
def filled(house: House) -> House:
    fill(house)
    return house


@pytest.fixture
def empty() -> House:
    """Another house; :func:`move` leads there."""
    return fake_house(NOON)


def move(monkeypatch: pytest.MonkeyPatch, to: House) -> None:
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: to)


def test_there_and_back(surefoot_cli, filled: House, empty: House, tmp_path: Path, monkeypatch) -> None:
    path, number = tmp_path / "all.zip", len(EVERY_KIND) + 3
    written = surefoot_cli("backup", path, "--json").document
    assert written == {
        "backup": str(path),
        "entries": number,
        "originals": 2,
        "missing": [],
        "bytes": path.stat().st_size,
        "digest": written["digest"],
    }
    move(monkeypatch, empty)
    restored = surefoot_cli("restore", path, "--json").document
    assert restored == {"restored": str(path)} | {name: value for name, value in written.items() if name != "backup"}
    assert is_the_same(empty, filled)


def test_the_words(surefoot_cli, filled: House, empty: House, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = surefoot_cli("backup", "all.zip")
    words = " ".join(said.out.split())
    assert (said.code, said.err) == (0, "")
    assert f"Your backup is in all.zip: {ENTRIES} entries and 2 original files, " in words
    assert "It was read back" in words
    assert "health data" in words
    assert "safe place" in words
    move(monkeypatch, empty)
    again = surefoot_cli("restore", "all.zip")
    assert " ".join(again.out.split()) == (
        f"Everything is back: {ENTRIES} entries and 2 original files, as of 2027-01-04 12:00 UTC."
    )


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ((b"one",), "One original file could not be read and is not in it; the run is."),
        ((b"one", b"two"), "2 original files could not be read and are not in it; the runs are."),
    ],
)
def test_files_that_are_gone_are_told(surefoot_cli, filled: House, tmp_path: Path, gone, words: str) -> None:
    for content in gone:
        del filled.originals.kept[digest_of(content)]
    assert words in " ".join(surefoot_cli("backup", tmp_path / "all.zip").out.split())


def test_a_large_backup_is_told_in_megabytes() -> None:
    from surefoot.cli.show.backup import _size

    assert [_size(size) for size in (840, 99_999, 12_345_678, 3_210_000_000)] == [
        "0.8 kB", "100.0 kB", "12.3 MB", "3,210.0 MB",
    ]  # fmt: skip


def test_a_file_that_is_there_is_replaced_on_demand_alone(surefoot_cli, filled: House, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_text("mine")
    refused = surefoot_cli("backup", path, "--json")
    assert (refused.code, refused.error["path"], refused.error["value"]) == (1, "FILE", str(path))
    assert "--force" in refused.error["mend"]
    assert path.read_text() == "mine"
    assert surefoot_cli("backup", path, "--force").code == 0


def test_the_folder_of_the_log_is_refused(surefoot_cli, filled: House, tmp_path: Path) -> None:
    told = surefoot_cli("backup", tmp_path / "all.zip", "--data", tmp_path, "--json")
    assert "folder of the log itself" in told.error["message"]
    assert list(tmp_path.iterdir()) == []


def test_a_log_with_entries_is_left_alone(surefoot_cli, filled: House, tmp_path: Path) -> None:
    surefoot_cli("backup", tmp_path / "all.zip")
    told = surefoot_cli("restore", tmp_path / "all.zip", "--json")
    assert (told.code, told.error["path"]) == (1, "FILE")
    assert f"has entries already ({ENTRIES})" in told.error["message"]


def test_no_house_is_opened_for_a_damaged_backup(surefoot_cli, tmp_path: Path) -> None:
    """Nothing is made in a new folder before the backup was read whole."""
    (tmp_path / "all.zip").write_bytes(b"PK")
    told = surefoot_cli("restore", tmp_path / "all.zip", "--data", tmp_path / "new", "--json")
    assert "no whole zip archive" in told.error["message"]
    assert not (tmp_path / "new").exists()
