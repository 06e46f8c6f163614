"""FIT: framing in every variety that devices write, summaries, and damage."""

from __future__ import annotations

import datetime as dt
import struct
from time import perf_counter

import numpy as np
import pytest

from surefoot.files import Recording, Skipped, read_bytes
from surefoot.files.fit import _frames, _gallop, decode
from surefoot.files.fit._columns import Table
from surefoot.files.fit._frames import Frames, checksum
from surefoot.files.fit._gallop import Damage
from surefoot.files.fit._records import unpacked
from surefoot.rulebook import Book
from tests.files import writers
from tests.files.writers import START, FitPart, Point, Summary, fit, straight

RUN = Summary(elapsed=1830.5, timer=1800.0, metres=5400.0, avg_hr=150, max_hr=170, written=START + 1830)


def all_of(data: bytes, book: Book) -> list[Recording]:
    """Every recording of a file that has nothing else."""
    found = read_bytes("run.fit", data, book)
    assert all(isinstance(result, Recording) for result in found)
    return [result for result in found if isinstance(result, Recording)]


def one(data: bytes, book: Book) -> Recording:
    (found,) = all_of(data, book)
    return found


def skipped(data: bytes, book: Book) -> str:
    (found,) = read_bytes("run.fit", data, book)
    assert isinstance(found, Skipped)
    return found.reason


# ------------------------------------------------------------------ checksum


@pytest.mark.parametrize("length", [0, 1, 9, 255, 2048, 2049, 2304, 5000, 70_001])
def test_checksum_is_the_same_as_bit_by_bit(length: int) -> None:
    data = np.random.default_rng(length).integers(0, 256, length, dtype=np.uint8).tobytes()
    assert checksum(data) == writers.crc16(data)


def test_checksum_of_the_published_check_string() -> None:
    assert checksum(b"123456789") == 0xBB3D


# ------------------------------------------------------------------ varieties


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("developer", [(), (4, 1)])
def test_a_run(book: Book, order: str, packed: bool, developer: tuple[int, ...]) -> None:
    found = one(fit(straight(1800), [RUN], order=order, packed=packed, developer=developer), book)
    assert found.start == dt.datetime(2026, 5, 3, 7, 0, tzinfo=dt.UTC)
    assert (found.sport, found.source) == ("run", "Garmin")
    assert (found.distance, found.elapsed, found.timer, found.moving) == (5400, 1830.5, 1800, 1800)
    assert (found.avg_hr, found.max_hr) == (150, 170)
    assert found.place == pytest.approx((48.0, 11.0), abs=1e-6)
    assert found.utc_offset is None


@pytest.mark.parametrize(("header", "header_crc"), [(12, False), (14, True), (14, False), (20, True)])
def test_headers(book: Book, header: int, header_crc: bool) -> None:
    part = FitPart("<", header, header_crc=header_crc)
    writers.write_file_id(part)
    writers.write_summaries(part, 18, [RUN])
    assert one(part.finish(), book).distance == 5400


@pytest.mark.parametrize("base", [name for name in writers.BASES if name not in {"enum", "sint8", "uint8", "uint8z"}])
@pytest.mark.parametrize("order", ["<", ">"])
def test_every_base_type_and_its_unknown(base: str, order: str) -> None:
    part = FitPart(order)
    part.define(0, 20, [(5, base), (3, "sint8")])
    part.data(0, 1234, -5)
    part.data(0, None, None)
    frames = Frames(part.finish())
    table = Table(frames, 20)
    assert table.column(5).tolist() == pytest.approx([1234, np.nan], nan_ok=True)
    assert table.column(3).tolist() == pytest.approx([-5, np.nan], nan_ok=True)
    assert np.isnan(table.column(77)).all()


def test_strings_and_misaligned_fields_are_passed_over() -> None:
    part = FitPart()
    part.raw(bytes([0x40, 0, 0, 20, 0, 4, 8, 6, 0x07, 5, 3, 0x86, 3, 1, 0x02, 9, 2, 0x02]))
    part.raw(bytes([0]) + b"Laufen" + b"\1\2\3" + bytes([140]) + bytes([7, 8]))
    frames = Frames(part.finish())
    table = Table(frames, 20)
    assert np.isnan([*table.column(8), *table.column(5)]).all()
    assert table.column(3).tolist() == [140]
    assert table.column(9).tolist() == [7]  # of an array the first


def test_a_definition_holds_until_it_is_replaced() -> None:
    part = FitPart()
    for message, value in ((20, 120), (19, 99), (20, 130)):
        part.define(0, message, [(3, "uint8")])
        part.data(0, value)
    frames = Frames(part.finish())
    assert Table(frames, 20).column(3).tolist() == [120, 130]
    assert len(Table(frames, 20)) == 2


def test_packed_times_roll_over_every_32_seconds() -> None:
    part = FitPart()
    part.define(0, 20, [(253, "uint32")])
    part.define(1, 20, [(3, "uint8")])
    part.data(1, 100, packed_time=START)  # before any time is known
    part.data(0, writers.stamp(START))
    times = [START + t for t in (1, 5, 5, 36, 60, 91)]
    for time in times:
        part.data(1, 100, packed_time=time)
    frames = Frames(part.finish())
    found = Table(frames, 20).times
    assert np.isnan(found[0])
    assert found[1:].tolist() == [START, *times]


def test_chained_parts_are_one_file(book: Book) -> None:
    second = FitPart(">")
    writers.write_summaries(second, 18, [RUN._replace(start=START + 7200, metres=1000.0, timer=300.0, elapsed=300.0)])
    data = fit(straight(1800), [RUN]) + second.finish()
    assert [found.distance for found in all_of(data, book)] == [5400, 1000]
    assert [found.moving for found in all_of(data, book)] == [1800, None]


def test_zeros_after_the_end_are_padding(book: Book) -> None:
    assert one(fit([], [RUN]) + bytes(512), book).distance == 5400


# ------------------------------------------------------------------ summaries


def test_multisport_is_an_outing_for_each_session(book: Book) -> None:
    swim = Summary(START, 1200.0, 1200.0, 1500.0, sport=5, avg_hr=140)
    ride = Summary(START + 1300, 3600.0, 3600.0, 36_000.0, sport=2)
    run = Summary(START + 5000, 1800.0, 1800.0, 5400.0, sport=1, sub_sport=3)
    points = [*straight(1200, 1.2), *straight(3600, 10, start=START + 1300), *straight(1800, start=START + 5000)]
    points = [*points[:100], points[100]._replace(heart_rate=165), *points[101:]]
    found = all_of(fit(points, [swim, ride, run]), book)
    assert [(r.sport, r.distance, r.surface) for r in found] == [
        ("swim", 1500, None),
        ("ride", 36_000, None),
        ("run", 5400, "trail"),
    ]
    assert [r.moving for r in found] == [1200, 3600, 1800]
    assert [(r.avg_hr, r.max_hr) for r in found] == [(140, 165), (150, 150), (150, 150)]


@pytest.mark.parametrize(
    ("sport", "sub_sport", "ours", "surface"),
    [
        (1, 1, "run", "treadmill"),
        (1, 4, "run", "track"),
        (1, None, "run", None),
        (11, 0, "walk", None),
        (17, 3, "walk", None),
        (10, 20, "strength", None),
        (10, 19, "other", None),
        (15, 0, "other", None),
    ],
)
def test_sports(book: Book, sport: int, sub_sport: int | None, ours: str, surface: str | None) -> None:
    found = one(fit([], [RUN._replace(sport=sport, sub_sport=sub_sport)]), book)
    assert (found.sport, found.surface) == (ours, surface)


def test_the_sport_of_the_file_then_of_the_laps_then_the_pace(book: Book) -> None:
    silent = RUN._replace(sport=None, sub_sport=None)
    part = FitPart()
    writers.write_file_id(part)
    part.define(6, 12, writers.SPORT)
    part.data(6, 2, 0)
    writers.write_summaries(part, 18, [silent])
    assert one(part.finish(), book).sport == "ride"
    part = FitPart()
    writers.write_file_id(part)
    writers.write_summaries(part, 18, [silent])
    writers.write_summaries(part, 19, [RUN._replace(sport=11, metres=None)])
    assert one(part.finish(), book).sport == "walk"
    assert one(fit(straight(600), [silent]), book).sport == "run"


def test_without_sessions_laps_are_summed(book: Book) -> None:
    laps = [Summary(START, 600.0, 590.0, 1800.0), Summary(START + 600, 620.0, 600.0, 1850.0, written=START + 1220)]
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, straight(1200))
    writers.write_summaries(part, 19, laps)
    found = one(part.finish(), book)
    assert (found.sport, found.distance, found.timer, found.elapsed) == ("run", 3650, 1190, 1200)


def test_without_sessions_and_laps_records_say_all(book: Book) -> None:
    found = one(fit(straight(1200)), book)
    assert (found.sport, found.distance, found.elapsed, found.timer) == ("run", 3600, 1200, 1200)
    assert (found.avg_hr, found.start.timestamp()) == (150, START)


def test_timer_events_are_pauses(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, [*straight(600), *straight(600, start=START + 900)])
    writers.write_events(part, [(START, 0), (START + 600, 4), (START + 900, 0), (START + 1500, 4)])
    found = one(part.finish(), book)
    assert (found.timer, found.elapsed, found.moving) == (1200, 1500, 1200)


def test_only_positions(book: Book) -> None:
    points = [point._replace(distance=None) for point in straight(600)]
    assert one(fit(points), book).distance == pytest.approx(1800, abs=1)


def test_distance_summed_from_speed(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    part.define(2, 20, [(253, "uint32"), (6, "uint16"), (73, "uint32")])
    for t in range(301):
        part.data(2, writers.stamp(START + t), 2500, None)
    for t in range(360, 661):  # a minute without records counts as ten seconds
        part.data(2, writers.stamp(START + t), None, 3500)
    assert one(part.finish(), book).distance == pytest.approx(300 * 2.5 + 10 * 3.5 + 300 * 3.5)


def test_distance_from_the_old_three_bytes(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    part.raw(bytes([0x42, 0, 0, 20, 0, 2, 253, 4, 0x86, 8, 3, 0x0D]))
    for t in range(601):
        counter = round(3.0 * t * 16) % 4096
        packed = bytes([300 & 0xFF, 300 >> 8 | (counter & 0xF) << 4, counter >> 4])
        part.raw(b"\2" + struct.pack("<I", START + t - writers.FIT_EPOCH) + packed)
    assert one(part.finish(), book).distance == pytest.approx(1800)


def test_unpacking_passes_over_the_unknown() -> None:
    rows = np.array([[0, 0x10, 0], [255, 255, 255], [0, 0x30, 0], [0, 0, 0]], dtype=np.uint8)
    assert unpacked(rows).distance.tolist() == pytest.approx([1 / 16, np.nan, 3 / 16, 256], nan_ok=True)


def test_the_watch_knows_its_time_zone(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part, manufacturer=9999)
    writers.write_summaries(part, 18, [RUN])
    writers.write_activity(part, START + 1900, 7200)
    found = one(part.finish(), book)
    assert (found.utc_offset, found.source) == (7200, "")


def test_moving_time_of_the_device_goes_first(book: Book) -> None:
    assert one(fit(straight(600), [RUN._replace(moving=1777.0)]), book).moving == 1777


def test_zero_heart_rate_and_distance_are_silence(book: Book) -> None:
    points = [Point(START + t, 0.0, 0.0, None, 0) for t in range(60)]
    found = one(fit(points, [RUN._replace(metres=0.0, avg_hr=0, max_hr=0)]), book)
    assert found.distance is found.avg_hr is found.max_hr is found.place is None


def test_a_clock_that_was_not_set(book: Book) -> None:
    relative = [Point(writers.FIT_EPOCH + t, 48.0, 11.0, 3.0 * t) for t in range(600)]
    assert "clock" in skipped(fit(relative, [RUN._replace(start=writers.FIT_EPOCH + 5, written=None)]), book)
    assert "clock" in skipped(fit(relative), book)


def test_a_session_without_a_start_begins_with_its_first_record(book: Book) -> None:
    assert one(fit(straight(600, start=START + 5), [RUN._replace(start=None)]), book).start.timestamp() == START + 5


@pytest.mark.parametrize(
    ("kind", "word"), [(5, "workout"), (2, "settings"), (32, "monitoring"), (200, "something else")]
)
def test_other_files_are_skipped(book: Book, kind: int, word: str) -> None:
    part = FitPart()
    writers.write_file_id(part, kind)
    assert word in skipped(part.finish(), book)


def test_an_activity_of_nothing(book: Book) -> None:
    assert skipped(fit([]), book) == "It holds no activity."


# ------------------------------------------------------------------ bounds


def test_bounds(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    part = fit(straight(200), [RUN])
    for name, bound, word in (
        ("_DEFINITION_BYTES", 60, "definitions take more than 60 bytes"),
        ("_DEFINITIONS", 3, "more than 3 definitions"),
        ("SAMPLES", 100, "more than 100 messages"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(_gallop, name, bound)
            with pytest.raises(Damage, match=word):
                Frames(part)
    monkeypatch.setattr(_frames, "_PARTS", 2)
    assert len(all_of(part * 2, book)) == 2
    assert "more than 2 parts" in all_of(part * 3, book)[0].salvaged


def test_a_thousand_definitions_of_records_take_no_time() -> None:
    part = FitPart()
    for i in range(1000):
        part.define(0, 20, [(253, "uint32"), (3, "uint8"), *[(100 + i % 97, "uint8")] * (1 + i // 97)])
        part.data(0, writers.stamp(START + i), 150, *[0] * (1 + i // 97))
    began = perf_counter()
    assert len(decode(part.finish()).stream.time) == 1000
    assert perf_counter() - began < 3
