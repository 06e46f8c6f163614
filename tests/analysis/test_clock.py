"""Clocks that jump, times that come twice."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import analyse
from surefoot.analysis._clock import Clock, clock_limits, read_clock
from surefoot.rulebook import Book
from tests.analysis.making import laps_of, run_of
from tests.files.writers import START


def read(times: list[float], book: Book) -> Clock:
    return read_clock(np.array(times, dtype=float), clock_limits(book))


def test_a_good_clock_stays_as_it_is(book: Book) -> None:
    clock = read([START, START + 1, START + 5], book)
    assert (clock.elapsed.tolist(), clock.began, clock.whole, clock.mended) == ([0, 1, 5], START, True, ())


def test_samples_without_time_are_left_out(book: Book) -> None:
    clock = read([math.nan, START, math.nan, START + 2], book)
    assert (clock.kept.tolist(), clock.elapsed.tolist()) == ([1, 3], [0, 2])


def test_times_that_come_twice_or_out_of_order(book: Book) -> None:
    clock = read([0, 1, 1, 2, 3, 2.5, 4], book)
    assert (clock.kept.tolist(), clock.elapsed.tolist()) == ([0, 1, 3, 4, 6], [0, 1, 2, 3, 4])
    assert clock.mended == ("2 samples repeated their time or came out of order and were left out.",)


def test_a_clock_that_finds_the_date(book: Book) -> None:
    clock = read([0, 1, 2, START, START + 1], book)
    assert (clock.elapsed.tolist(), clock.whole) == ([0, 1, 2, 3, 4], False)
    assert clock.mended == ("The clock jumped once; the time on both sides was joined.",)


def test_a_clock_set_back(book: Book) -> None:
    clock = read([*range(100, 200), *range(150, 250)], book)
    assert clock.elapsed.tolist() == list(range(200))
    assert clock.mended == ("The clock jumped once; the time on both sides was joined.",)


def test_one_moment_out_of_this_world(book: Book) -> None:
    clock = read([0, 1, 2, 1e9, 4, 5, 6, 7, 8, 9], book)
    assert clock.elapsed.tolist() == list(range(10))


def test_a_pause_of_hours_stays(book: Book) -> None:
    assert read([0, 1, 36_000], book).elapsed.tolist() == [0, 1, 36_000]


@given(st.lists(st.one_of(st.floats(-1e11, 1e11), st.just(math.nan), st.integers(0, 50)), max_size=50))
def test_times_rise_whatever_comes(book: Book, times: list[float]) -> None:
    clock = read(times, book)
    assert len(clock.kept) == len(clock.elapsed)
    assert (np.diff(clock.elapsed) > 0).all()
    assert (np.diff(clock.kept) > 0).all()
    assert clock.elapsed[:1].tolist() in ([], [0.0])


def test_laps_have_no_place_where_the_clock_was_set(book: Book) -> None:
    plan = [(300, 3.0), (300, 3.0)]
    stream = run_of(plan)
    later = np.where(np.arange(601) > 400, 1e6, 0.0)
    assert len(analyse(stream, sport="run", laps=laps_of(plan), book=book).laps) == 2
    moved = analyse(stream._replace(time=stream.time + later), sport="run", laps=laps_of(plan), book=book)
    assert (moved.laps, moved.elapsed) == ((), pytest.approx(600))
