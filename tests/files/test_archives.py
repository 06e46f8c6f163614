"""gzip, zip and folders: what is read, what is bounded, and what is refused in under a second."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from surefoot.files import (
    FileError,
    Found,
    Recording,
    Skipped,
    _gz,
    _members,
    _reading,
    _tasks,
    _zip,
    read_bytes,
    read_path,
)
from surefoot.rulebook import Book
from tests.files.writers import START, Summary, TcxLap, fit, gpx, straight, strava, tcx

DEEP = 500
RUN = fit(straight(600), [Summary(elapsed=600, timer=600, metres=1800)])


def zipped(members: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def read(path: Path, data: bytes, book: Book) -> list[Found]:
    path.write_bytes(data)
    return list(read_path(path, book))


def error(found: list[Found]) -> FileError:
    (entry,) = found
    assert isinstance(entry.result, FileError)
    return entry.result


@contextmanager
def within_a_second() -> Iterator[None]:
    began = time.process_time()  # of ours alone: the machine may be busy
    yield
    assert time.process_time() - began < 1


# ------------------------------------------------------------------ gzip


def test_gzip_of_each_kind(book: Book) -> None:
    for name, data in (
        ("a.fit.gz", RUN),
        ("a.gpx.gz", gpx([[straight(600)]])),
        ("a.tcx.gz", tcx([[TcxLap(straight(600))]])),
    ):
        (found,) = read_bytes(name, gzip.compress(data), book)
        assert isinstance(found, Recording)
        assert found.distance == pytest.approx(1800, abs=0.1)


def test_gzip_without_its_name(book: Book) -> None:
    assert isinstance(read_bytes("12345", gzip.compress(RUN), book)[0], Recording)
    assert isinstance(read_bytes("12345.fit", gzip.compress(RUN), book)[0], Recording)


def test_gzip_in_several_parts_and_with_padding(book: Book) -> None:
    data = gzip.compress(RUN[:500]) + gzip.compress(RUN[500:]) + bytes(100)
    assert isinstance(read_bytes("a.fit.gz", data, book)[0], Recording)


@pytest.mark.parametrize("data", [gzip.compress(RUN, mtime=0), b"Hello", b""], ids=["gzip again", "text", "nothing"])
def test_gzip_of_something_else(book: Book, data: bytes) -> None:
    assert isinstance(read_bytes("a.txt.gz", gzip.compress(data), book)[0], Skipped)


PACKED = gzip.compress(RUN, mtime=0)
UNSOUND = {
    "torn": (PACKED[:-300], "ends too early"),
    "only a header": (PACKED[:12], "ends too early"),
    "not compressed": (PACKED[:10] + b"\xff" * 50, "damaged"),
    "something after it": (PACKED + b"garbage", "damaged"),
    "a thousand parts": (gzip.compress(b"", mtime=0) * 1000, "more than 16 parts"),
    "bomb": (gzip.compress(bytes(20_000_000), mtime=0), "more than 200 times its size"),
}


@pytest.mark.parametrize("case", UNSOUND)
def test_unsound_gzip(book: Book, case: str) -> None:
    data, message = UNSOUND[case]
    with within_a_second(), pytest.raises(FileError, match=message):
        read_bytes("a.fit.gz", data, book)


def test_gzip_larger_than_any_recording(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gz, "FILE_BYTES", 1000)
    with pytest.raises(FileError, match="unpacks to more than"):
        read_bytes("a.fit.gz", gzip.compress(RUN), book)


# ------------------------------------------------------------------ zip


def test_a_zip_of_everything(tmp_path: Path, book: Book) -> None:
    inner = zipped({"deep/d.fit": RUN})
    data = zipped({
        "b/run.fit.gz": gzip.compress(RUN), "a.gpx": gpx([[straight(600, start=START + 9000)]]), "c.zip": inner,
        "notes.txt": b"Hello", "photo.jpg": bytes(1000), "__MACOSX/._a.gpx": b"x", ".DS_Store": b"x", "./e.fit": RUN,
    })  # fmt: skip
    found = read(tmp_path / "all.zip", data, book)
    names = {entry.path.removeprefix(f"{tmp_path}/all.zip/"): type(entry.result) for entry in found}
    assert names == {
        "a.gpx": Recording, "b/run.fit.gz": Recording, "c.zip/deep/d.fit": Recording, "./e.fit": Recording,
        "notes.txt": Skipped, "photo.jpg": Skipped,
    }  # fmt: skip


def test_an_export_in_a_zip(tmp_path: Path, book: Book) -> None:
    row = {
        "date": "2026-05-03 07:00:00",
        "type": "Run",
        "name": "First",
        "elapsed": 600,
        "filename": "activities/1.fit.gz",
    }
    members = {"export_1/activities.csv": strava([row]), "export_1/activities/1.fit.gz": gzip.compress(RUN)}
    (found,) = read(tmp_path / "export.zip", zipped(members), book)
    assert isinstance(found.result, Recording)
    assert (found.result.name, found.result.distance) == ("First", 1800)


def test_a_zip_in_a_zip_in_a_zip(tmp_path: Path, book: Book) -> None:
    data = zipped({"b.zip": zipped({"c.zip": zipped({"run.fit": RUN})})})
    assert "archive in an archive in an archive" in error(read(tmp_path / "a.zip", data, book)).message


def test_a_zip_in_a_zip_in_a_folder(tmp_path: Path, book: Book) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b.zip": zipped({"run.fit": RUN})}))
    assert [type(entry.result) for entry in read_path(tmp_path, book)] == [Recording]


@pytest.mark.parametrize(
    "name", ["../run.fit", "/run.fit", "a/../../run.fit", "C:\\run.fit", "..\\run.fit", "\\run.fit"]
)
def test_members_that_lead_outside(tmp_path: Path, book: Book, name: str) -> None:
    assert "leads out of the archive" in error(read(tmp_path / "a.zip", zipped({name: RUN}), book)).message
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_a_member_that_is_a_link(tmp_path: Path, book: Book) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        info = zipfile.ZipInfo("link.fit")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    (found,) = read(tmp_path / "a.zip", data.getvalue(), book)
    assert isinstance(found.result, Skipped)


def test_locked_and_oddly_packed_members(tmp_path: Path, book: Book) -> None:
    data = bytearray(zipped({"run.fit": RUN}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "password" in error(read(tmp_path / "a.zip", bytes(data), book)).message
    found = read(tmp_path / "b.zip", zipped({"run.fit": RUN}, packing=zipfile.ZIP_BZIP2), book)
    assert "do not read" in error(found).message


def test_a_damaged_member_leaves_the_others(tmp_path: Path, book: Book) -> None:
    data = bytearray(zipped({"a.fit": RUN, "b.fit": RUN}, packing=zipfile.ZIP_STORED))
    data[200] ^= 255
    found = read(tmp_path / "a.zip", bytes(data), book)
    assert [type(entry.result) for entry in found] == [FileError, Recording]
    assert "cannot be unpacked" in str(found[0].result)


@pytest.mark.parametrize("keep", [0, 10, 200, -1, -30])
def test_a_torn_archive(tmp_path: Path, book: Book, keep: int) -> None:
    data = zipped({"a.fit": RUN, "b.fit": RUN})[:keep]
    assert error(read(tmp_path / "a.zip", data, book)).mend


def test_a_zip_bomb(tmp_path: Path, book: Book) -> None:
    data = zipped({"run.gpx": bytes(50_000_000)})
    with within_a_second():
        found = read(tmp_path / "a.zip", data, book)
    assert "claims to unpack" in error(found).message


def test_a_member_that_claims_two_gigabytes(tmp_path: Path, book: Book) -> None:
    data = bytearray(zipped({"run.fit": RUN}))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 2_000_000_000)
    with within_a_second():
        assert "claims to unpack to 1,907 MB" in error(read(tmp_path / "a.zip", bytes(data), book)).message


def test_a_bomb_among_many_bytes(tmp_path: Path, book: Book) -> None:
    members = {"noise.bin": os.urandom(1_000_000), "run.gpx": bytes(30_000_000), "run.fit": RUN}
    data = zipped(members)
    with within_a_second():
        found = {Path(entry.path).name: entry.result for entry in read(tmp_path / "a.zip", data, book)}
    assert isinstance(found["run.fit"], Recording)
    assert "200 times" in str(found["run.gpx"])


def test_members_that_share_their_bytes(tmp_path: Path, book: Book) -> None:
    data = zipped({"run.gpx": bytes(1_000_000)})
    at = data.rfind(b"PK\x01\x02")
    end = data.rfind(b"PK\x05\x06")
    entry = data[at:end]
    listed = entry * 1000
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1000, 1000, len(listed), at, 0)
    with within_a_second():
        assert "claims to unpack" in error(read(tmp_path / "a.zip", data[:at] + listed + tail, book)).message


def test_a_list_of_millions(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{i}.txt": b"" for i in range(30)})
    monkeypatch.setattr(_zip, "DIRECTORY_BYTES", 500)
    assert "lists more than" in error(read(tmp_path / "a.zip", data, book)).message
    monkeypatch.undo()
    monkeypatch.setattr(_zip, "MEMBERS", 20)
    assert "holds more than 20" in error(read(tmp_path / "a.zip", data, book)).message


def test_the_list_of_a_large_archive_is_found(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"run.fit": RUN})
    end = data.rfind(b"PK\x05\x06")
    at = data.rfind(b"PK\x01\x02")
    long_end = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, end - at, at)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    short_end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    large = data[:end] + long_end + locator + short_end
    (found,) = read(tmp_path / "a.zip", large, book)
    assert isinstance(found.result, Recording)
    monkeypatch.setattr(_zip, "DIRECTORY_BYTES", 20)
    assert "lists more than" in error(read(tmp_path / "a.zip", large, book)).message


def test_all_that_one_archive_may_unpack_to(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "ARCHIVE_BYTES", len(RUN) + 5000)
    found = read(tmp_path / "a.zip", zipped({"a.fit": RUN, "b.fit": RUN}), book)
    assert [type(entry.result) for entry in found] == [Recording, FileError]


def test_an_inner_archive_that_is_too_large(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tasks, "INNER_ARCHIVE_BYTES", 100)
    assert (
        "archive of more than"
        in error(read(tmp_path / "a.zip", zipped({"b.zip": zipped({"a.fit": RUN})}), book)).message
    )


def test_an_empty_archive(tmp_path: Path, book: Book) -> None:
    assert read(tmp_path / "a.zip", zipped({}), book) == []


# ------------------------------------------------------------------ folders


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path, book: Book) -> None:
    for name in ("b/2.fit", "b/1.fit", "a/x.fit", "z.fit", "c.fit", ".hidden/h.fit"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(RUN)
    names = [Path(entry.path).relative_to(tmp_path).as_posix() for entry in read_path(tmp_path, book)]
    assert names == ["c.fit", "z.fit", "a/x.fit", "b/1.fit", "b/2.fit"]
    assert len({entry.digest for entry in read_path(tmp_path, book)}) == 1


def test_links_are_not_followed(tmp_path: Path, book: Book) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "run.fit").write_bytes(RUN)
    (inside / "file.fit").symlink_to(outside / "run.fit")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere").symlink_to(inside / "gone")
    assert [type(entry.result) for entry in read_path(inside, book)] == [Skipped] * 4


def test_a_path_that_is_a_link_itself_is_what_the_runner_named(tmp_path: Path, book: Book) -> None:
    (tmp_path / "run.fit").write_bytes(RUN)
    (tmp_path / "link").symlink_to(tmp_path / "run.fit")
    assert [type(entry.result) for entry in read_path(tmp_path / "link", book)] == [Recording]


@pytest.fixture
def deep_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in a folder, five hundred deep; taken down again, since not every cleaner manages it."""
    for _ in range(DEEP):
        tmp_path /= "d"
        tmp_path.mkdir()
    yield tmp_path.parents[DEEP - 1]
    for _ in range(DEEP):
        tmp_path.rmdir()
        tmp_path = tmp_path.parent


def test_folders_that_are_too_deep(deep_folder: Path, book: Book) -> None:
    with within_a_second():
        (found,) = read_path(deep_folder, book)
    assert "32 folders deep" in str(found.result)


def test_more_files_than_a_life_has(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(5):
        (tmp_path / f"{i}.fit").write_bytes(RUN)
    monkeypatch.setattr(_members, "MEMBERS", 4)
    with pytest.raises(FileError, match="more than 4 files"):
        list(read_path(tmp_path, book))


def test_what_the_system_does_not_let_us_read(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.fit").write_bytes(RUN)
    (tmp_path / "b.fit").write_bytes(RUN)
    (tmp_path / "activities.csv").write_bytes(b"")
    (tmp_path / "c.zip").write_bytes(zipped({"a.fit": RUN}))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        found = list(read_path(tmp_path, book))
    assert [type(entry.result) for entry in found] == [FileError] * 4
    assert "Permission denied" in str(found[0].result)
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: refuse() if str(path).endswith("in") else real(path))
    assert any(entry.path.endswith("/in") for entry in read_path(tmp_path, book) if isinstance(entry.result, FileError))


def test_an_archive_that_vanishes_between_looking_and_opening(tmp_path: Path, book: Book) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.fit": RUN}))
    member = _members.single(path)
    path.unlink()
    with pytest.raises(FileError, match="No such file"):
        member.opened()


def test_a_path_that_is_not_there(tmp_path: Path, book: Book) -> None:
    with pytest.raises(FileError, match="no such file or folder") as caught:
        list(read_path(tmp_path / "gone", book))
    assert caught.value.path == str(tmp_path / "gone")


def test_other_files(tmp_path: Path, book: Book) -> None:
    for name, data in {"a.txt": b"Hello", "b.csv": b"1,2", "c.xml": b"<kml></kml>", "d": b""}.items():
        (tmp_path / name).write_bytes(data)
    assert [type(entry.result) for entry in read_path(tmp_path, book)] == [Skipped] * 4
    os.mkfifo(tmp_path / "pipe")
    assert len(list(read_path(tmp_path, book))) == 4


def test_a_fault_of_ours_is_one_files_fault(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.fit", "b.gpx"):
        (tmp_path / name).write_bytes(RUN)
    real: Callable[..., object] = _reading.read_bytes

    def stumble(path: str, data: bytes, book: Book) -> object:
        if path.endswith("a.fit"):
            raise ZeroDivisionError("oh")
        return real(path, data, book)

    monkeypatch.setattr(_reading, "read_bytes", stumble)
    found = list(read_path(tmp_path, book))
    assert [type(entry.result) for entry in found] == [FileError, Recording]
    assert "ZeroDivisionError: oh" in str(found[0].result)
