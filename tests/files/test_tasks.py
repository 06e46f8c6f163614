"""What there is to read, as small tasks for any process; and members of archives that are not as it says of them."""

from __future__ import annotations

import gzip
import pickle
import struct
import zipfile
from pathlib import Path

import pytest

from surefoot.files import Recording, Task, _zip, read_path, read_task, tasks
from surefoot.rulebook import Book
from tests.files.test_archives import RUN, error, read, zipped
from tests.files.writers import gpx, straight, strava


def test_tasks_are_read_in_any_order_and_in_any_process(tmp_path: Path, book: Book) -> None:
    row = {"date": "2026-05-03 07:00:00", "type": "Run", "name": "First", "elapsed": 600, "filename": "1.fit.gz"}
    rows = [row, row | {"name": "Alone", "filename": ""}, row | {"name": "Torn", "filename": "2.fit"}]
    inner = zipped({"d.fit": RUN, "e.txt": b"Hello"})
    (tmp_path / "x.zip").write_bytes(
        zipped({"activities.csv": strava(rows), "1.fit.gz": gzip.compress(RUN), "2.fit": RUN[:20], "c.zip": inner})
    )
    (tmp_path / "a.gpx").write_bytes(gpx([[straight(600)], [straight(900)]]))
    entries = list(tasks(tmp_path, book))
    shipped = [pickle.loads(pickle.dumps(entry)) for entry in entries]
    found = [
        found
        for entry in reversed(shipped)
        for found in reversed(read_task(entry, book) if isinstance(entry, Task) else [entry])
    ]
    assert [repr(entry) for entry in reversed(found)] == [repr(entry) for entry in read_path(tmp_path, book)]
    assert [(Path(e.path).name, e.part) for e in found if isinstance(e.result, Recording)] == [
        ("d.fit", 0), ("2.fit", 0), ("activities.csv line 3", 0), ("1.fit.gz", 0), ("a.gpx#2", 1), ("a.gpx#1", 0),
    ]  # fmt: skip


def test_a_task_is_as_small_as_its_file_is_packed(tmp_path: Path, book: Book) -> None:
    data = gpx([[straight(3600)]])
    (tmp_path / "a.zip").write_bytes(zipped({"a.gpx": data}))
    (task,) = tasks(tmp_path / "a.zip", book)
    assert isinstance(task, Task)
    assert task.size == len(data)
    assert len(pickle.dumps(task)) < len(data) / 5


def test_a_member_that_is_longer_than_the_archive_says(tmp_path: Path, book: Book) -> None:
    data = bytearray(zipped({"run.fit": RUN}))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, len(RUN) - 500)
    assert "not as long as" in error(read(tmp_path / "a.zip", bytes(data), book)).message


@pytest.mark.parametrize("offset", [5, 0xFFFFFF])
def test_a_member_that_is_not_where_the_archive_says(tmp_path: Path, book: Book, offset: int) -> None:
    data = bytearray(zipped({"run.fit": RUN}))
    struct.pack_into("<I", data, data.rfind(b"PK\x01\x02") + 42, offset)
    assert "cannot be unpacked" in error(read(tmp_path / "a.zip", bytes(data), book)).message


def test_a_member_that_takes_up_more_than_it_holds(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "FILE_BYTES", 500)
    assert "takes up more" in error(read(tmp_path / "a.zip", zipped({"run.fit": RUN}), book)).message


def test_a_large_archive_in_an_archive_does_not_stay_in_memory(
    tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_zip, "_IN_MEMORY", 100)
    inner = bytearray(zipped({"b.fit": RUN}))
    assert [type(e.result) for e in read(tmp_path / "a.zip", zipped({"b.zip": bytes(inner)}), book)] == [Recording]
    outer = bytearray(zipped({"b.zip": bytes(inner)}, packing=zipfile.ZIP_STORED))
    outer[100] ^= 255
    assert "cannot be unpacked" in error(read(tmp_path / "a.zip", bytes(outer), book)).message
