"""Damaged FIT files: what stands before the damage is read, and nothing is made up."""

from __future__ import annotations

import re

import numpy as np
import pytest

from surefoot.files import FileError, Recording, Skipped, read_bytes
from surefoot.files.fit import Damage, decode, messages
from surefoot.rulebook import Book
from tests.files import writers
from tests.files.writers import START, FitPart, Summary, crc16, fit, straight

RUN = Summary(elapsed=1830.5, timer=1800.0, metres=5400.0, avg_hr=150, max_hr=170, written=START + 1830)
LAPS = [Summary(START, 600.0, 600.0, 1800.0), Summary(START + 600, 600.0, 600.0, 1800.0)]


def salvaged(data: bytes, book: Book) -> Recording:
    (found,) = read_bytes("run.fit", data, book)
    assert isinstance(found, Recording)
    assert found.salvaged.startswith("At byte ")
    with pytest.raises(Damage):
        decode(data)
    return found


def refused(data: bytes, book: Book) -> str:
    with pytest.raises(FileError) as caught:
        read_bytes("run.fit", data, book)
    assert caught.value.path == "run.fit"
    return caught.value.message


def first_damage(data: bytes) -> str:
    with pytest.raises(Damage) as caught:
        decode(data)
    return caught.value.message


def samples(found: Recording) -> int:
    assert found.stream is not None
    return len(found.stream.time)


def with_laps() -> bytes:
    """Twenty minutes of records, then two laps, then the session."""
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, straight(1300))
    writers.write_summaries(part, 19, LAPS)
    writers.write_summaries(part, 18, [RUN])
    return part.finish()


# ------------------------------------------------------------------ cut off


def test_every_truncation_gives_the_records_before_it(book: Book) -> None:
    data = fit(straight(20), [RUN])
    whole = decode(data).stream
    counts = []
    for length in range(len(data)):
        try:
            found = salvaged(data[:length], book)
        except FileError:
            continue
        count = samples(found)
        counts.append(count)
        assert found.stream is not None
        for column, all_of_it in zip(found.stream, whole, strict=True):
            if column is not found.stream.cadence:
                assert np.array_equal(column, all_of_it[:count], equal_nan=True)
    assert counts == sorted(counts)
    assert set(counts) == set(range(1, 22))


def test_without_its_session_the_records_speak(book: Book) -> None:
    data = with_laps()
    found = salvaged(data[: data.index(b".FIT") + 20_000], book)
    count = samples(found)
    assert found.elapsed == found.timer == count - 1
    assert found.distance == pytest.approx(3.0 * (count - 1))
    assert found.laps == ()
    assert re.search(rf"{count:,} samples over 0:\d\d:\d\d, but not the device's own totals", found.salvaged)


def test_laps_before_the_damage_do_not_count_for_the_whole(book: Book) -> None:
    data = with_laps()
    found = salvaged(data[:-60], book)
    assert len(found.laps) == 2
    assert found.distance == pytest.approx(3900)  # of the records; both laps come to 3,600
    assert found.timer == 1300


def test_a_lap_alone_is_better_than_nothing(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_summaries(part, 19, LAPS)
    part.raw(b"\x01\x02")
    found = salvaged(part.finish(), book)
    assert (found.distance, found.timer) == (3600, 1200)
    assert "no samples" in found.salvaged


def test_totals_before_the_damage_stay(book: Book) -> None:
    found = salvaged(fit(straight(1800), [RUN])[:-5], book)
    assert (found.distance, found.timer, found.avg_hr) == (5400, 1800, 150)
    assert "own totals" not in found.salvaged


# ------------------------------------------------------------------ wrong somewhere


def test_behind_a_wrong_checksum_all_is_read(book: Book) -> None:
    data = bytearray(fit(straight(20), [RUN]))
    data[-1] ^= 1
    found = salvaged(bytes(data), book)
    assert f"At byte {len(data) - 2:,}: its checksum does not fit its contents" in found.salvaged
    assert (samples(found), found.distance) == (21, 5400)


def test_a_wrong_header_checksum(book: Book) -> None:
    data = bytearray(fit(straight(20), [RUN]))
    data[3] ^= 1
    data[-2:] = crc16(bytes(data[:-2])).to_bytes(2, "little")
    assert "the checksum of its header" in salvaged(bytes(data), book).salvaged


def test_a_device_that_never_closed_its_file(book: Book) -> None:
    data = bytearray(fit(straight(60), [])[:-2])
    data[4:8] = bytes(4)
    data[12:14] = bytes(2)
    found = salvaged(bytes(data), book)
    assert samples(found) == 61
    assert "never closed" in found.salvaged


def test_rubbish_behind_the_end(book: Book) -> None:
    found = salvaged(fit(straight(20), [RUN]) + b"garbage after the end", book)
    assert "second part has no FIT header" in found.salvaged
    assert found.distance == 5400


def test_a_part_that_is_cut_off_leaves_the_one_before_whole(book: Book) -> None:
    data = fit([], [RUN])
    found = salvaged(data + data[:60], book)
    assert found.distance == 5400


def test_a_part_behind_a_damaged_one_is_read(book: Book) -> None:
    broken = FitPart()
    writers.write_file_id(broken)
    writers.write_summaries(broken, 18, [RUN])
    broken.raw(b"\x07")
    later = fit(straight(600, start=START + 7200), [RUN._replace(start=START + 7200, metres=1800.0, elapsed=600.0)])
    found = read_bytes("run.fit", broken.finish() + later, book)
    assert [result.distance for result in found if isinstance(result, Recording)] == [5400, 1800]


@pytest.mark.parametrize("day", [-900, 900])
def test_rubbish_that_passes_for_messages_is_left_out(book: Book, day: int) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, [*straight(100), *straight(3, start=START + 86_400 * day)])
    writers.write_summaries(part, 19, [Summary(START + 86_400 * day, 60.0, 60.0, 9999.0)])
    part.raw(b"\x07")
    found = salvaged(part.finish(), book)
    assert samples(found) == 101
    assert found.laps == ()
    assert found.distance == pytest.approx(300)


# ------------------------------------------------------------------ what is wrong


def test_no_header(book: Book) -> None:
    data = fit([], [RUN])
    assert "no FIT header" in refused(b"\x0b" + data[1:], book)
    assert "no FIT header" in refused(b"something else altogether", book)


def test_a_message_before_its_definition(book: Book) -> None:
    for header in (5, 0x85):
        part = FitPart()
        part.raw(bytes([header, 1, 2, 3]))
        assert "before its definition" in refused(part.finish(), book)


@pytest.mark.parametrize("body", [b"\x40", b"\x40\0\0\x14\0\x05\1\1", b"\x60\0\0\x14\0\0", b"\x60\0\0\x14\0\0\2\0\1"])
def test_a_definition_cut_short(book: Book, body: bytes) -> None:
    part = FitPart()
    part.raw(body)
    assert "cut short" in refused(part.finish(), book)


def test_a_last_message_cut_short(book: Book) -> None:
    part = FitPart()
    part.define(0, 20, [(5, "uint32")])
    part.raw(b"\0\1\2")
    assert "last message is cut short" in refused(part.finish(), book)


def test_a_damaged_workout_is_an_error(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part, 5)
    assert "ends too early" in first_damage(part.finish()[:-1])
    assert "not there" in refused(part.finish()[:-1], book)
    assert isinstance(read_bytes("run.fit", part.finish(), book)[0], Skipped)


def test_strict_and_lenient_messages() -> None:
    data = fit(straight(20), [RUN])[:-40]
    with pytest.raises(Damage):
        messages(data)
    found = messages(data, strict=False)
    assert found.names()["record"] == 21
    early, short = found.damages
    assert early.at == len(data) > short.at
    assert "ends too early" in early.message
