"""Two thousand damaged files: each is read, or refused with a FileError; nothing else ever comes out."""

from __future__ import annotations

import gzip
import io
import random
import time
import zipfile
from collections import Counter

import pytest

from surefoot.files import FileError, Found, Recording, Skipped, read_bytes, read_task
from surefoot.files._strava import read_strava as read_table
from surefoot.files._tasks import _Walk
from surefoot.files._zip import in_zip
from surefoot.rulebook import Book
from tests.files.writers import GERMAN, Summary, TcxLap, crc16, fit, gpx, straight, strava, tcx

POINTS = straight(30, every=3)
SESSION = Summary(elapsed=30, timer=30, metres=90, avg_hr=150)
ROW = {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 30, "km": "0,09", "filename": "a.fit"}
EACH = 200
WORST = 2.0  # seconds for one file of a few kilobytes, on a busy machine


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


SEEDS = {
    "fit": fit(POINTS, [SESSION]),
    "fit big endian, packed times": fit(POINTS, [SESSION, SESSION], order=">", packed=True),
    "fit developer fields": fit(POINTS, developer=(4, 8)),
    "fit chained": fit(POINTS, [SESSION]) + fit(POINTS, order=">"),
    "gpx": gpx([[POINTS], [POINTS, POINTS]]),
    "tcx": tcx([[TcxLap(POINTS, 30, 90, 150, 160), TcxLap(POINTS)]]),
    "gz": gzip.compress(fit(POINTS, [SESSION]), mtime=0),
    "zip": zipped({"activities.csv": strava([ROW]), "a.fit": fit(POINTS), "b.zip": zipped({"c.gpx": gpx([[POINTS]])})}),
    "table": strava([ROW] * 3),
    "german table": strava([ROW] * 3, GERMAN, delimiter=";"),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with a few wrong bytes, or cut, doubled, or with something put in; or with other figures in its text."""
    changed = bytearray(data)
    kinds = chance.choice((2, 5))  # wrong bytes only, so that the frame holds and values are met; or anything
    if data.isascii() and chance.random() < 0.5:
        figures = [i for i, byte in enumerate(data) if byte in b"0123456789"]
        for at in chance.choices(figures, k=40):
            changed[at] = chance.choice(b"00123456789999-.eE:TZ ")
        return bytes(changed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        kind = chance.randrange(kinds)
        if kind == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            changed[at : at + 1] = bytes([chance.choice((0, 1, 0x40, 0x7F, 0x80, 0xFE, 0xFF))])
        elif kind == 2:
            changed[at:at] = chance.randbytes(chance.randint(1, 8))
        elif kind == 3:
            changed[at:at] = changed[at : at + chance.randint(1, 60)]
        else:
            del changed[at : at + chance.randint(1, 60)]
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.1 else changed)


def mended(data: bytes) -> bytes:
    """A FIT file whose size and checksums fit what is left of it, so that the damage is met further in."""
    if len(data) < 20:
        return data
    start = data[:4] + (len(data) - 16).to_bytes(4, "little") + b".FIT"
    whole = bytes([14]) + start[1:] + bytes(2) + data[14:-2]
    return whole + crc16(whole).to_bytes(2, "little")


def outcome(name: str, data: bytes, book: Book) -> list[str]:
    """What became of one file. Anything but a result or a FileError ends the test."""
    try:
        if name == "zip":
            found = list(_Walk(book, {}).several(in_zip("a.zip", io.BytesIO(data)), 1))
            read = [entry if isinstance(entry, Found) else read_task(entry, book) for entry in found]
            return [_kind(result) for entry in read for result in (entry if isinstance(entry, list) else [entry])]
        if name.endswith("table"):
            return [type(row.result).__name__ for row in read_table("activities.csv", data)]
        return [type(result).__name__ for result in read_bytes(f"a.{name.partition(' ')[0]}", data, book)]
    except FileError as error:
        return ["FileError" if error.path and error.message and error.mend else "an error that says too little"]


def _kind(entry: Found) -> str:
    assert isinstance(entry.result, (Recording, Skipped, FileError))
    assert "stumbled" not in str(entry.result), entry
    return type(entry.result).__name__


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files(book: Book, name: str) -> None:
    chance = random.Random(name)
    seen: Counter[str] = Counter()
    for i in range(EACH):
        data = mutated(SEEDS[name], chance)
        data = mended(data) if name.startswith("fit") and i % 2 else data
        began = time.perf_counter()
        seen.update(outcome(name, data, book))
        assert time.perf_counter() - began < WORST
    assert seen["FileError"] > 0
    assert not seen["an error that says too little"]
    assert sum(seen.values()) >= EACH // 2


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_are_whole(book: Book, name: str) -> None:
    assert set(outcome(name, SEEDS[name], book)) == {"Recording"}


@pytest.mark.parametrize("length", [0, 1, 12, 14, 100, 5000])
@pytest.mark.parametrize("name", ["a.fit", "a.gpx", "a.tcx", "a.gz"])
def test_noise(book: Book, name: str, length: int) -> None:
    with pytest.raises(FileError) as caught:
        read_bytes(name, random.Random(length).randbytes(length), book)
    assert caught.value.path == name
