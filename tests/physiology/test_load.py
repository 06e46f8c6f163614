"""Training load: which way speaks, the two averages, and Foster's monotony."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.physiology.load import (
    Body,
    Load,
    exponential_averages,
    fast_weight,
    load_days,
    monotony,
    session_load,
    slow_weight,
    trimp,
)
from surefoot.rulebook import Book

LOADS = st.lists(st.integers(0, 2000), min_size=1, max_size=60)
KNOWN = Body("female", max_hr=190, resting_hr=50, index=45)


def test_published_weights_are_those_of_time_constants(book: Book) -> None:
    """1000 on the first day: 23.53 and 133.12 that evening, 18.54 and 31.90 ten days later."""
    days = load_days(book, [1000, *[0] * 10])
    assert (days[0].slow, days[0].fast) == pytest.approx((23.53, 133.12), abs=0.005)
    assert (days[10].slow, days[10].fast) == pytest.approx((18.54, 31.90), abs=0.005)


def test_42_days_of_100_make_63_and_not_86(book: Book) -> None:
    assert load_days(book, [100] * 42)[-1].slow == pytest.approx(63.21, abs=0.005)
    assert exponential_averages([100] * 42, 2 / 43)[-1] == pytest.approx(86.47, abs=0.005)


def test_the_other_convention_as_another_program_asserts_it() -> None:
    assert exponential_averages([1000], 2 / 43)[0] == pytest.approx(47, abs=0.5)
    assert exponential_averages([1000], 2 / 8)[0] == pytest.approx(250)
    assert exponential_averages([1000, *[0] * 10], 2 / 43)[10] == pytest.approx(29, abs=0.5)
    assert exponential_averages([1000, *[0] * 10], 2 / 8)[10] == pytest.approx(14, abs=0.5)


def test_form_is_of_the_day_before(book: Book) -> None:
    days = load_days(book, [100, 200, 0])
    assert days[0].form == 0
    assert days[2].form == days[1].slow - days[1].fast
    assert [day.load for day in days] == [100, 200, 0]
    assert load_days(book, []) == []


@given(loads=LOADS)
def test_averages_stay_between_nothing_and_the_hardest_day(book: Book, loads: list[int]) -> None:
    for day in load_days(book, loads):
        assert 0 <= day.slow <= max(loads) + 1e-9
        assert 0 <= day.fast <= max(loads) + 1e-9


def test_the_weights(book: Book) -> None:
    assert slow_weight(book) == pytest.approx(1 - math.exp(-1 / 42))
    assert fast_weight(book) == pytest.approx(1 - math.exp(-1 / 7))


@given(loads=LOADS, factor=st.floats(0.1, 10))
def test_monotony_knows_no_unit_and_has_an_end(book: Book, loads: list[int], factor: float) -> None:
    found = monotony(book, loads)
    assert 0 <= found <= 5
    assert monotony(book, [load * factor for load in loads]) == pytest.approx(found, rel=1e-6, abs=1e-6)


def test_felt_effort_goes_before_heart_rate_before_pace_before_time(book: Book) -> None:
    everything = session_load(book, KNOWN, 3600, effort=4, heart_rate=150, distance=10_000)
    assert everything == Load(240, "effort")
    by_heart = session_load(book, KNOWN, 3600, heart_rate=150, distance=10_000)
    assert by_heart.method == "heart_rate"
    assert by_heart.points == pytest.approx(2 * trimp(book, "female", 100 / 140, 3600))
    assert session_load(book, KNOWN, 3600, distance=10_000).method == "pace"
    assert session_load(book, KNOWN, 3600) == Load(180, "time")


def test_an_effort_of_nought_is_an_answer(book: Book) -> None:
    assert session_load(book, KNOWN, 3600, effort=0, heart_rate=150) == Load(0, "effort")


@pytest.mark.parametrize("body", [Body(), Body(max_hr=190), Body(resting_hr=50)])
def test_without_what_a_formula_needs_the_next_one_speaks(book: Book, body: Body) -> None:
    assert session_load(book, body, 1800, heart_rate=140, distance=5000) == Load(90, "time")


def test_nothing_run_in_no_time_is_no_load(book: Book) -> None:
    assert session_load(book, KNOWN, 0, distance=100) == Load(0, "time")


def test_the_ways_agree_about_an_easy_hour(book: Book) -> None:
    """An easy hour feels like 3, beats at about 0.65 of the reserve, and takes 0.65 of the index."""
    man = Body("male", max_hr=190, resting_hr=50, index=50)
    felt = session_load(book, man, 3600, effort=3).points
    by_heart = session_load(book, man, 3600, heart_rate=50 + 0.65 * 140).points
    by_pace = session_load(book, man, 3600, distance=11_080).points
    assert by_heart == pytest.approx(felt, rel=0.1)
    assert by_pace == pytest.approx(by_heart, rel=0.05)


@given(distance=st.integers(1, 60_000), seconds=st.integers(60, 40_000))
def test_pace_never_takes_more_than_everything(book: Book, distance: int, seconds: int) -> None:
    found = session_load(book, KNOWN, seconds, distance=distance).points
    assert 0 <= found <= 2 * trimp(book, "female", 1.0, seconds)
