"""What a stranger's archive may hold: refused within a second, nothing else touched, the good run beside it arrives."""

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

from surefoot.bootstrap import close_house, open_house
from surefoot.services.importing import import_paths
from surefoot.services.ports import House
from tests.files.test_archives import zipped
from tests.files.writers import START, crc16
from tests.services.importing.making import DAY, NOW, outings, watch

EVIL, GOOD = watch(), watch(start=START + DAY)
GIB = 1 << 30
DEEP = 10_000
LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def document(root: str, before: str) -> bytes:
    return f'<?xml version="1.0"?>{before}<{root}><name>&j;&a;</name></{root}>'.encode()


def claiming(size: int) -> bytes:
    """An archive whose member claims, in both of its headers, to unpack to so many bytes."""
    data = bytearray(zipped({"a.fit": EVIL}))
    local, listed = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[local + 22 : local + 26] = data[listed + 24 : listed + 28] = struct.pack("<I", size)
    return bytes(data)


def claiming_fit(size: int) -> bytes:
    """A FIT file whose header claims so many bytes."""
    start = EVIL[:4] + struct.pack("<I", size) + EVIL[8:12]
    return start + struct.pack("<H", crc16(start)) + EVIL[14:]


def linked() -> bytes:
    """An archive with a symbolic link to a file outside, under the name of a run."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        info = zipfile.ZipInfo("a.fit")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return data.getvalue()


def nested(times: int) -> bytes:
    data = zipped({"a.fit": EVIL})
    for _ in range(times):
        data = zipped({"a.zip": data})
    return data


def shared_bytes() -> bytes:
    """An archive of many members that are all the same bytes of it."""
    data = bytearray(zipped({"a.fit": bytes(4_000_000)}, packing=zipfile.ZIP_DEFLATED))
    listed, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, tail = bytes(data[listed:end]), bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", 1000, 1000)
    tail[12:16] = struct.pack("<I", 1000 * len(entry))
    return bytes(data[:listed]) + entry * 1000 + bytes(tail)


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.zip", lambda: zipped({"a.gpx": bytes(60_000_000)}), "more than it can hold"),
    "zip bomb of shared bytes": ("a.zip", shared_bytes, "more than it can hold"),
    "gzip bomb": ("a.fit.gz", lambda: gzip.compress(bytes(60_000_000), mtime=0), "more than 200 times its size"),
    "zip in zip in zip": ("a.zip", lambda: nested(2), "archive in an archive in an archive"),
    "zip a thousand deep": ("a.zip", lambda: nested(1000), "archive in an archive in an archive"),
    "parent": ("a.zip", lambda: zipped({"../../../evil.fit": EVIL}), "leads out of the archive"),
    "parent of Windows": ("a.zip", lambda: zipped({"..\\..\\evil.fit": EVIL}), "leads out of the archive"),
    "absolute": ("a.zip", lambda: zipped({"/evil.fit": EVIL}), "leads out of the archive"),
    "drive": ("a.zip", lambda: zipped({"C:/evil.fit": EVIL}), "leads out of the archive"),
    "link in a zip": ("a.zip", linked, "It is a link"),
    "2 GB in a zip": ("a.zip", lambda: claiming(2 * GIB), "claims to unpack to 2,048 MB"),
    "deep names": ("a.zip", lambda: zipped({"d/" * DEEP + "evil.fit": EVIL}), "32 folders deep"),
    "billion laughs in GPX": ("a.gpx", lambda: document("gpx", LAUGHS), "document type"),
    "billion laughs in TCX": ("a.tcx", lambda: document("TrainingCenterDatabase", LAUGHS), "document type"),
    "a file of the system": ("a.gpx", lambda: document("gpx", OUTSIDE), "document type"),
}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    """A real house, in a folder of its own."""
    made = open_house(tmp_path / "data", now=lambda: NOW)
    yield made
    close_house(made)


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good run, three folders below where the program stands."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "some" / "where" / "inbox"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    (folder / "good.fit").write_bytes(GOOD)
    return folder


@contextmanager
def nothing_touched(folder: Path) -> Iterator[None]:
    """Whatever is not in the data folder is afterwards as it was, and all is over within a second of work."""
    before, began = listing(folder), time.process_time()
    yield
    assert time.process_time() - began < 1
    assert listing(folder) == before
    assert not Path("/evil.fit").exists()


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    kept = folder / "data"
    paths = [path for path in folder.rglob("*") if path != kept and kept not in path.parents]
    return {str(path): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in paths}


@pytest.mark.parametrize("attack", FILES)
def test_a_hostile_file(home: House, inbox: Path, tmp_path: Path, attack: str) -> None:
    name, make, reason = FILES[attack]
    (inbox / name).write_bytes(make())
    with nothing_touched(tmp_path):
        report = import_paths(home, [inbox])
    bad, good = report.files
    assert (bad.outcome in {"failed", "skipped"}, reason in bad.reason) == (True, True), bad.reason[:300]
    assert (good.outcome, report.added, len(outings(home))) == ("added", 1, 1)
    assert len(list(home.originals.digests())) == 1


def test_two_gigabytes_in_fit(home: House, inbox: Path, tmp_path: Path) -> None:
    """What its header claims is not there; what is there is read, and nothing more."""
    (inbox / "a.fit").write_bytes(claiming_fit(2 * GIB))
    with nothing_touched(tmp_path):
        report = import_paths(home, [inbox])
    bad, good = report.files
    assert (bad.outcome, good.outcome) == ("salvaged", "added")
    assert bad.reason.startswith("At byte ")
    assert report.added == len(outings(home)) == 2


def test_links_in_a_folder(home: House, inbox: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "evil.fit").write_bytes(EVIL)
    (inbox / "folder").symlink_to(outside)
    (inbox / "file.fit").symlink_to(outside / "evil.fit")
    (inbox / "loop").symlink_to(inbox)
    with nothing_touched(tmp_path):
        report = import_paths(home, [inbox])
    outcomes = {Path(file.path).name: file.outcome for file in report.files}
    assert outcomes == {"folder": "skipped", "file.fit": "skipped", "loop": "skipped", "good.fit": "added"}
    assert all("link" in file.reason for file in report.files if file.outcome == "skipped")


@pytest.fixture
def ten_thousand_deep(inbox: Path) -> Iterator[Path]:
    """Folders in folders, deeper than any path can be written; made and removed step by step."""
    top = here = os.open(inbox, os.O_RDONLY)
    opened = []
    for _ in range(DEEP):
        os.mkdir("d", dir_fd=here)
        here = os.open("d", os.O_RDONLY, dir_fd=here)
        opened.append(here)
        if len(opened) > 1:
            os.close(opened[-2])
    yield inbox
    for _ in range(DEEP):
        above = os.open("..", os.O_RDONLY, dir_fd=here)
        os.close(here)
        os.rmdir("d", dir_fd=above)
        here = above
    os.close(here)
    os.close(top)


def test_folders_ten_thousand_deep(home: House, ten_thousand_deep: Path) -> None:
    began = time.process_time()
    report = import_paths(home, [ten_thousand_deep])
    assert time.process_time() - began < 1
    assert sorted(file.outcome for file in report.files) == ["added", "failed"]
    assert any("32 folders deep" in file.reason for file in report.files)


def test_everything_at_once_in_one_archive(home: House, inbox: Path, tmp_path: Path) -> None:
    members = {f"{number:02d} {name}": make() for number, (name, make, _) in enumerate(FILES.values())}
    (inbox / "all.zip").write_bytes(zipped(members | {"zz/good.fit": watch(start=START + 2 * DAY)}))
    report = import_paths(home, [inbox])
    assert (report.added, len(outings(home))) == (2, 2)
    assert all(file.reason for file in report.files if file.outcome != "added")
