"""Heart rates and cadences without what no body does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import analyse
from surefoot.analysis._rates import cadence_limits, mend_cadence, mend_heart_rate, pulse_limits
from surefoot.rulebook import Book
from tests.analysis.making import run_of


def beats_of(values: list[float], book: Book) -> tuple[list[float], tuple[str, ...]]:
    column = np.array(values, dtype=float)
    found = mend_heart_rate(np.arange(len(column), dtype=float), column, pulse_limits(book))
    return found.values.tolist(), found.mended


def steps_of(values: list[float], speed: float, book: Book) -> tuple[list[float], tuple[str, ...]]:
    column = np.array(values, dtype=float)
    found = mend_cadence(column, np.full(len(column), speed), cadence_limits(book))
    return found.values.tolist(), found.mended


def test_good_heart_rates_stay(book: Book) -> None:
    assert beats_of([140, 141, 143, 150], book) == ([140, 141, 143, 150], ())


def test_dropouts_are_bridged(book: Book) -> None:
    assert beats_of([140, 0, 0, np.nan, 148], book)[0] == [140, 142, 144, 146, 148]


def test_long_silence_stays(book: Book) -> None:
    values, _ = beats_of([140, *[0] * 31, 148], book)
    assert np.isnan(values[1:-1]).all()
    values, _ = beats_of([0, 0, 140, 141, 0], book)
    assert np.isnan(values).tolist() == [True, True, False, False, True]
    assert np.isnan(beats_of([0, 0], book)[0]).all()


def test_a_spike_is_left_out(book: Book) -> None:
    values, mended = beats_of([*[140] * 10, 200, 201, *[141] * 10], book)
    assert max(values) == pytest.approx(141)
    assert mended == ("2 heart rates leapt out of the others and were left out.",)


def test_a_start_of_a_hard_piece_is_no_spike(book: Book) -> None:
    values, mended = beats_of([*[120] * 20, *[160] * 20], book)
    assert (max(values), mended) == (160, ())


def test_steps_of_both_feet_stay(book: Book) -> None:
    assert steps_of([168, 170, 172], 3.0, book) == ([168, 170, 172], ())


def test_steps_of_one_foot(book: Book) -> None:
    values, mended = steps_of([85] * 20, 3.0, book)
    assert values == [170] * 20
    assert len(mended) == 1


def test_a_device_that_changes_in_between(book: Book) -> None:
    values, _ = steps_of([85] * 30 + [170] * 30 + [340] * 30, 3.0, book)
    assert values == [170] * 90


def test_a_few_slow_steps_are_no_change(book: Book) -> None:
    slow = [170] * 30 + [100] * 4 + [170] * 30
    assert steps_of(slow, 3.0, book) == (slow, ())


def test_walkers_take_few_steps(book: Book) -> None:
    assert steps_of([100] * 20, 1.5, book) == ([100] * 20, ())


def test_silence_of_the_foot(book: Book) -> None:
    values, _ = steps_of([170, 0, np.nan, 900], 1.0, book)
    assert values[0] == 170
    assert np.isnan(values[1:]).all()


@given(st.lists(st.one_of(st.floats(-10, 400), st.just(float("nan"))), max_size=60), st.floats(0, 6))
def test_rates_are_those_of_a_body(book: Book, values: list[float], speed: float) -> None:
    beats, steps = beats_of(values, book)[0], steps_of(values, speed, book)[0]
    assert all(np.isnan(beat) or 25 <= beat <= 250 for beat in beats)
    assert all(np.isnan(step) or 30 <= step <= 250 for step in steps)


def test_wheels_turn_as_they_like(book: Book) -> None:
    stream = run_of([(600, 8.0)], cadence=np.full(601, 90.0))
    assert analyse(stream, sport="ride", book=book).cadence == 90
