"""Metres and moving seconds: by the device, by positions, by speed; what is mended and what is not."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.analysis import Analysis, analyse
from surefoot.diary.stream import Stream, stream_of
from surefoot.physiology.recording import cleaning
from surefoot.physiology.samples import measure
from surefoot.rulebook import Book
from tests.analysis.making import metres_of, northward, run_of
from tests.files.writers import START


def read(stream: Stream, book: Book, sport: str = "run") -> Analysis:
    return analyse(stream, sport=sport, book=book)


def test_positions_and_device_agree(book: Book) -> None:
    metres = metres_of([(600, 3.0), (60, 0.0), (300, 4.0)])
    by_positions = read(northward(metres, np.arange(len(metres))), book)
    by_device = read(run_of([(600, 3.0), (60, 0.0), (300, 4.0)]), book)
    assert by_positions.distance == pytest.approx(3000, abs=0.1)
    assert by_device.distance == pytest.approx(3000)
    assert by_device.moving == by_positions.moving == 900
    assert by_device.elapsed == 960


def test_the_same_as_a_summary_says(book: Book) -> None:
    metres = metres_of([(300, 3.0), (20, 0.2), (300, 3.5)])
    times = np.delete(np.arange(len(metres)), range(100, 130))
    stream = northward(metres[times], times)
    found, summary = read(stream, book), measure(stream, "run", cleaning(book))
    assert (found.distance, found.moving) == (pytest.approx(summary.distance), pytest.approx(summary.moving))


def test_positions_that_jump_are_left_out(book: Book) -> None:
    metres = metres_of([(600, 3.0)])
    metres[[100, 200, 201]] += 5000
    found = read(northward(metres, np.arange(601)), book)
    assert found.distance == pytest.approx(1800, abs=0.1)
    assert found.mended == ("3 positions jumped and were left out.",)


def test_one_jump_at_the_end(book: Book) -> None:
    metres = metres_of([(600, 3.0)])
    metres[-1] += 5000
    found = read(northward(metres, np.arange(601)), book)
    assert found.distance == pytest.approx(1797, abs=0.1)
    assert found.mended == ("One position jumped and was left out.",)


def test_metres_of_a_gap_counted_in_one_go_are_spread(book: Book) -> None:
    metres = metres_of([(600, 3.0)])
    metres[300:340] = metres[300]
    stream = stream_of(601, time=START + np.arange(601), distance=metres)
    found = read(stream, book)
    assert found.distance == pytest.approx(1800)
    assert found.moving == 600
    assert next(best.seconds for best in found.best if best.distance == 400) == pytest.approx(400 / 3)
    assert found.mended == ("Once the device counted the metres of a gap in one go; they were spread over it.",)


def test_a_leap_of_the_device_is_no_distance(book: Book) -> None:
    metres = metres_of([(600, 3.0)])
    metres[300:] += 500
    found = read(stream_of(601, time=START + np.arange(601), distance=metres), book)
    assert (found.distance, found.mended) == (pytest.approx(1797), ())


def test_a_count_that_goes_back_is_not_spread(book: Book) -> None:
    metres = metres_of([(600, 3.0)])
    metres[300:340] = 0.0
    found = read(stream_of(601, time=START + np.arange(601), distance=metres), book)
    assert (found.distance, found.mended) == (pytest.approx(1797 - 40 * 3), ())


def test_metres_of_a_pause_are_not_spread(book: Book) -> None:
    metres = metres_of([(600, 3.0)])
    metres[300:340] = metres[300]
    segment = np.where(np.arange(601) >= 320, 2.0, 1.0)
    found = read(stream_of(601, time=START + np.arange(601), distance=metres, segment=segment), book)
    assert found.distance == pytest.approx(1800 - 120)


def test_a_sprinter_is_believed(book: Book) -> None:
    found = read(run_of([(60, 3.0), (20, 9.5), (60, 3.0)]), book)
    assert found.distance == pytest.approx(550)


def test_a_belt_that_shows_speed_alone(book: Book) -> None:
    speed = np.concatenate([np.full(301, 3.0), np.zeros(60), np.full(300, 3.0)])
    found = read(stream_of(661, time=START + np.arange(661), speed=speed), book)
    assert found.distance == pytest.approx(1800, abs=4)
    assert found.moving == pytest.approx(600, abs=3)


def test_a_gap_without_samples_counts_as_it_can_have_been_run(book: Book) -> None:
    """30 s without samples: 90 m in them are running, none in them are a pause."""
    times = np.array([*range(301), *range(330, 631)])
    running = northward(3.0 * times, times)
    waiting = northward(np.where(times <= 300, 3.0 * times, 900 + 3.0 * (times - 330)), times)
    assert read(running, book).moving == pytest.approx(630, abs=0.1)
    assert read(waiting, book).moving == pytest.approx(600, abs=0.1)


def test_timer(book: Book) -> None:
    segment = np.where(np.arange(601) >= 300, 1.0, 0.0)
    stream = run_of([(600, 3.0)], segment=segment)
    assert read(stream, book).timer == 599
    assert analyse(stream, sport="run", timer=580.0, book=book).timer == 580


def test_a_session_without_distance(book: Book) -> None:
    stream = stream_of(601, time=START + np.arange(601), heart_rate=np.full(601, 120.0))
    found = read(stream, book, "strength")
    assert (found.distance, found.elapsed, found.moving, found.avg_hr) == (None, 600, 600, 120)
    assert (found.kilometres, found.best, found.speeds, found.stretches) == ((), (), {}, ())
    assert found.heart_rates == {120: 600}


def test_a_run_without_distance_has_no_drift(book: Book) -> None:
    stream = stream_of(6001, time=START + np.arange(6001), heart_rate=np.full(6001, 120.0))
    assert read(stream, book).drift.why_not == "The recording has no distance."
