"""Where a backup can be written and read, and what is said where it cannot: nothing half-written is left."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from surefoot.services.archive import back_up, reading, writing
from tests.services.archives import brought_back, full_house, is_the_same, refusal
from tests.services.fake_house import FakeOriginals
from tests.store.logs import EVERY_KIND, new

NOBODY = 65534


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Give up root's right to read and write everywhere, where we have it."""
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


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    target.write_text("mine")
    assert "there already" in refusal(lambda: back_up(full_house(), target)).message
    assert target.read_text() == "mine"
    back_up(full_house(), target, force=True)
    assert is_the_same(brought_back(target), full_house())
    assert names(tmp_path) == ["all.zip"]


def test_a_file_that_comes_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, settle = tmp_path / "all.zip", writing._settle

    def somebody_else(file) -> None:
        settle(file)
        target.write_text("theirs")

    monkeypatch.setattr(writing, "_settle", somebody_else)
    assert "there already" in refusal(lambda: back_up(full_house(), target)).message
    assert target.read_text() == "theirs"
    assert names(tmp_path) == ["all.zip"]


def test_a_link_is_replaced_and_not_what_it_leads_to(tmp_path: Path) -> None:
    mine, link = tmp_path / "mine", tmp_path / "all.zip"
    mine.write_text("mine")
    link.symlink_to(mine)
    assert "there already" in refusal(lambda: back_up(full_house(), link)).message
    back_up(full_house(), link, force=True)
    assert mine.read_text() == "mine"
    assert not link.is_symlink()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_file(tmp_path: Path, force: bool) -> None:
    said = refusal(lambda: back_up(full_house(), tmp_path, force=force))
    assert "this is a folder" in said.message
    assert str(tmp_path / "surefoot.zip") in said.mend


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "this is no file" in refusal(lambda: back_up(full_house(), pipe, force=True)).message
    assert "this is no file" in refusal(lambda: brought_back(pipe)).message


def test_the_folder_of_the_log_is_no_place_for_its_copy(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "copies").mkdir(parents=True)
    log = data / "surefoot.sqlite3"
    log.write_text("the log")
    (tmp_path / "way").symlink_to(data)
    for target in (log, data / "all.zip", tmp_path / "way" / "all.zip", data / "copies" / ".." / "all.zip"):
        said = refusal(lambda target=target: back_up(full_house(), target, force=True, keep_out=data))
        assert "folder of the log itself" in said.message
    assert (log.read_text(), names(data)) == ("the log", ["copies", "surefoot.sqlite3"])
    back_up(full_house(), data / "copies" / "all.zip", keep_out=data)
    assert names(data / "copies") == ["all.zip"]


@pytest.mark.parametrize("name", ["none/all.zip", "file/all.zip"])
def test_a_folder_that_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    said = refusal(lambda: back_up(full_house(), tmp_path / name))
    assert "there is no such folder" in said.message
    assert names(tmp_path) == ["file"]


def test_a_folder_that_may_not_be_written_to(open_to_all: Path) -> None:
    open_to_all.chmod(0o555)
    with as_somebody_without_rights():
        said = refusal(lambda: back_up(full_house(), open_to_all / "all.zip"))
    assert "cannot be written to" in said.message
    assert names(open_to_all) == []


def test_a_file_that_may_not_be_read(open_to_all: Path) -> None:
    path = back_up(full_house(), open_to_all / "all.zip").path
    path.chmod(0)
    with as_somebody_without_rights():
        assert "may not be read" in refusal(lambda: brought_back(path)).message


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "cannot be written to"),
        (errno.EFBIG, "too large"),
        (errno.EIO, "input/output error"),
    ],
)
def test_the_disk_does_not_hold_it(tmp_path: Path, monkeypatch, code: int, words: str, force: bool) -> None:
    target = tmp_path / "all.zip"
    if force:
        target.write_text("the one before")

    def refuse(number: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(writing.os, "fsync", refuse)
    said = refusal(lambda: back_up(full_house(), target, force=force))
    assert words in said.message
    assert said.value == str(target)
    assert names(tmp_path) == (["all.zip"] if force else [])
    assert not force or target.read_text() == "the one before"


def test_the_system_lets_no_file_grow(tmp_path: Path) -> None:
    """A limit on the size of files, in a process of its own: the disk as a zip archive meets it."""
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from surefoot.services.archive import back_up\n"
        "from surefoot.services.refusal import Refusal\n"
        "from tests.services.archives import full_house\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    back_up(full_house(), Path(sys.argv[1]))\n"
        "except Refusal as said:\n"
        "    print(said.message)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "all.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "too large for a file" in done.stdout
    assert done.stderr == ""
    assert names(tmp_path) == []


def test_a_disk_that_gives_back_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle = writing._settle

    def forget(file) -> None:
        file.seek(60)
        file.write(b"something else")
        settle(file)

    monkeypatch.setattr(writing, "_settle", forget)
    said = refusal(lambda: back_up(full_house(), tmp_path / "all.zip"))
    assert "could not be read again" in said.message
    assert said.value == str(tmp_path / "all.zip")
    assert names(tmp_path) == []


def test_another_archive_in_its_place_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = full_house()
    house.log.append([new(EVERY_KIND[0])])
    other = back_up(house, tmp_path / "other.zip").path
    monkeypatch.setattr(writing, "open_archive", lambda path: reading.open_archive(other))
    assert "its manifest is another" in refusal(lambda: back_up(full_house(), tmp_path / "all.zip")).message
    assert names(tmp_path) == ["other.zip"]


def test_interrupting_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self, digest):
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeOriginals, "get", interrupt)
    with pytest.raises(KeyboardInterrupt):
        back_up(full_house(), tmp_path / "all.zip")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.zip", "there is no such file"), (".", "this is a folder"), ("file/all.zip", "there is no such file")],
)
def test_what_is_not_there_cannot_be_restored(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").write_text("mine")
    assert words in refusal(lambda: brought_back(tmp_path / name)).message


def test_a_disk_that_does_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = back_up(full_house(), tmp_path / "all.zip").path

    def refuse(self, *more):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    for kind, method in ((reading.ZipFile, "open"), (reading.ZipFile, "__init__")):
        with monkeypatch.context() as broken:
            broken.setattr(kind, method, refuse)
            said = refusal(lambda: brought_back(path))
        assert "could not be read: input/output error" in said.message
