"""Samples and laps of a FIT recording: every column, pauses, cadence, and what altitude is measured with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from surefoot.diary.stream import Stream
from surefoot.files import Recording
from surefoot.files.fit import Writer, read_fit
from surefoot.rulebook import Book
from tests.files import writers
from tests.files.writers import START, FitPart, Summary, fit, stamp, straight

RUN = Summary(elapsed=600.0, timer=600.0, metres=1800.0)


def one(data: bytes, book: Book) -> Recording:
    (found,) = read_fit("run.fit", data, book)
    assert isinstance(found, Recording)
    return found


def stream_of(data: bytes, book: Book) -> Stream:
    stream = one(data, book).stream
    assert stream is not None
    return stream


def recorded(fields: Sequence[tuple[int, str]], rows: Sequence[Sequence[float | None]], sport: int = 1) -> bytes:
    """A file of records of these fields, one a second."""
    part = FitPart()
    writers.write_file_id(part)
    part.define(2, 20, [(253, "uint32"), *fields])
    for t, row in enumerate(rows):
        part.data(2, stamp(START + t), *row)
    writers.write_summaries(part, 18, [RUN._replace(sport=sport)])
    return part.finish()


def known(*values: float | None) -> object:
    return pytest.approx([np.nan if value is None else value for value in values], nan_ok=True)


def test_every_column(book: Book) -> None:
    fields = [
        (0, "sint32"), (1, "sint32"), (78, "uint32"), (5, "uint32"), (73, "uint32"), (3, "uint8"), (4, "uint8"),
        (53, "uint8"), (7, "uint16"), (13, "sint8"),
    ]  # fmt: skip
    row = [2**29, -(2**29), 3005, 250, 3456, 151, 88, 64, 287, -7]
    stream = stream_of(recorded(fields, [row, [None] * 10]), book)
    assert stream.time.tolist() == [START, START + 1]
    first = [float(column[0]) for column in stream]
    assert first == [START, 45, -45, 101, 2.5, 3.456, 151, 177, 287, -7, 0]
    assert np.isnan([column[1] for column in stream[1:-1]]).all()


@pytest.mark.parametrize(("wide", "narrow", "expected"), [(3005, 2000, 101), (None, 3000, 100), (None, None, None)])
def test_altitude_of_the_wider_field_first(book: Book, wide: int, narrow: int, expected: float | None) -> None:
    stream = stream_of(recorded([(2, "uint16"), (78, "uint32")], [[narrow, wide]] * 2), book)
    assert stream.altitude.tolist() == known(expected, expected)


@pytest.mark.parametrize(
    ("sport", "written", "steps"),
    [(1, 85, 170), (11, 55, 110), (1, 172, 172), (11, 112, 112), (2, 85, 85), (5, 30, 30)],
)
def test_cadence_counts_both_feet(book: Book, sport: int, written: int, steps: int) -> None:
    stream = stream_of(recorded([(4, "uint8")], [[written]] * 60 + [[0]] * 20 + [[None]], sport), book)
    assert stream.cadence.tolist() == known(*[steps] * 60, *[0] * 20, None)


def test_a_pause_begins_a_segment(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, [*straight(10), *straight(10, start=START + 100), *straight(10, start=START + 200)])
    starts = [(START, 0), (START + 50, 0), (START + 60, 4), (START + 100, 0), (START + 150, 1), (START + 200, 0)]
    writers.write_events(part, starts)
    segment = stream_of(part.finish(), book).segment
    assert segment.tolist() == [1.0] * 11 + [2.0] * 11 + [3.0] * 11  # a start while it runs is none


def test_events_without_a_time_are_no_pauses(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, straight(10))
    part.define(5, 21, writers.EVENT)
    part.data(5, None, 0, 0)
    part.data(5, stamp(START + 5), 3, 0)
    assert stream_of(part.finish(), book).segment.tolist() == [0.0] * 11


def test_laps(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, straight(700))
    fields = [(253, "uint32"), (2, "uint32"), (7, "uint32"), (8, "uint32"), (9, "uint32"), (15, "uint8")]
    part.define(1, 19, [*fields, (23, "enum"), (24, "enum")])
    part.data(1, stamp(START + 300), stamp(START), 300_000, 290_000, 100_000, 140, 2, 2)
    part.data(1, stamp(START + 400), stamp(START + 300), None, None, None, None, 4, 0)
    part.data(1, stamp(START + 700), stamp(START + 400), 300_000, 300_000, 90_000, 160, 77, 7)
    part.data(1, None, None, 300_000, None, None, None, None, None)
    first, second, third = one(part.finish(), book).laps
    assert (first.start, first.end, first.distance, first.timer, first.avg_hr) == (START, START + 300, 1000, 290, 140)
    assert (first.trigger, first.intensity) == ("distance", "warmup")
    assert (second.end, second.distance, second.timer, second.avg_hr) == (START + 400, None, None, None)
    assert (second.trigger, second.intensity) == ("manual", "rest")
    assert (third.trigger, third.intensity) == ("end", "")


def test_each_session_has_its_part(book: Book) -> None:
    part = FitPart()
    writers.write_file_id(part)
    writers.write_records(part, straight(1200))
    halves = [RUN, RUN._replace(start=START + 601, sport=2, elapsed=599.0)]
    writers.write_summaries(part, 19, halves)
    writers.write_summaries(part, 18, halves)
    found = [each for each in read_fit("run.fit", part.finish(), book) if isinstance(each, Recording)]
    assert [len(each.stream.time) for each in found if each.stream] == [601, 600]
    assert [len(each.laps) for each in found] == [1, 1]
    assert [each.stream.cadence[0] for each in found if each.stream] == [170, 85]


@pytest.mark.parametrize(
    ("devices", "source"),
    [
        ([(4, 5), (0, 5)], "barometer"),
        ([(0, 5), (120, 1)], "satellites"),
        ([(8, 5)], "satellites"),  # a list of what is built in, with no barometer
        ([(None, 5)], ""),
        ([(4, 1)], ""),
        ([], ""),
    ],
)
def test_what_altitude_is_measured_with(book: Book, devices: list[tuple[int | None, int]], source: str) -> None:
    part = Writer()
    part.define(0, 23, [(1, "uint8"), (25, "enum")])
    for device in devices:
        part.data(0, *device)
    assert one(part.finish() + fit(straight(60), [RUN]), book).altitude_from == source


def test_chained_files_with_a_session_each_keep_their_samples(book: Book) -> None:
    data = fit(straight(600), [RUN]) + fit(straight(300), [RUN._replace(metres=900.0)])
    found = [each for each in read_fit("run.fit", data, book) if isinstance(each, Recording)]
    assert [len(each.stream.time) for each in found if each.stream] == [601, 301]
