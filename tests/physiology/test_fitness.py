"""Fitness index and paces: what must hold for every runner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.physiology.fitness import fitness_index, oxygen_cost, race_time, speed_at, too_short
from surefoot.physiology.paces import training_paces
from surefoot.rulebook import Book
from surefoot.units import HALF_MARATHON, MARATHON, MILE

INDICES = st.floats(10, 95)
DISTANCES = st.floats(400, 200_000)


@given(index=INDICES, distance=DISTANCES)
def test_index_and_time_are_inverse(book: Book, index: float, distance: float) -> None:
    assert fitness_index(book, distance, race_time(book, index, distance)) == pytest.approx(index, rel=1e-7)


@given(index=INDICES, distance=DISTANCES, more=st.floats(1.001, 2))
def test_a_higher_index_is_faster_and_a_longer_race_slower(
    book: Book, index: float, distance: float, more: float
) -> None:
    seconds = race_time(book, index, distance)
    assert race_time(book, index * more, distance) < seconds
    longer = race_time(book, index, distance * more)
    assert longer > seconds
    assert longer / (distance * more) >= seconds / distance * (1 - 1e-8)


@given(oxygen=st.floats(5, 100))
def test_speed_and_oxygen_are_inverse(book: Book, oxygen: float) -> None:
    assert oxygen_cost(book, speed_at(book, oxygen)) == pytest.approx(oxygen, rel=1e-9)


@given(index=INDICES)
def test_paces_stand_in_order(book: Book, index: float) -> None:
    paces = training_paces(book, index)
    ordered = [paces.repetition, paces.interval, paces.threshold, paces.easy_fast, paces.easy_slow]
    assert ordered == sorted(ordered)
    assert paces.marathon > paces.threshold


def test_repetitions_are_six_seconds_faster_over_400_m(book: Book) -> None:
    paces = training_paces(book, 50)
    assert (paces.interval - paces.repetition) * 0.4 == pytest.approx(6)


def test_published_pair_of_5_km_and_training_paces(book: Book) -> None:
    """Read on a runner's page that quotes Daniels: 19:13 gives M 7:02 and T 6:38 a mile."""
    paces = training_paces(book, fitness_index(book, 5000, 19 * 60 + 13))
    assert paces.marathon * 1.609344 == pytest.approx(7 * 60 + 2, abs=3)
    assert paces.threshold * 1.609344 == pytest.approx(6 * 60 + 38, abs=3)


def test_published_easy_pace_lies_in_the_span(book: Book) -> None:
    """Read on a page that quotes Daniels: an index of 49 runs easily at 8:40 a mile."""
    paces = training_paces(book, 49)
    assert paces.easy_fast < 520 / 1.609344 < paces.easy_slow


@pytest.mark.parametrize(("distance", "seconds"), [(0, 100), (1000, 0), (-5, 10), (1000, float("nan"))])
def test_no_run_has_no_index(book: Book, distance: float, seconds: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        fitness_index(book, distance, seconds)


def test_standing_about_has_no_index(book: Book) -> None:
    with pytest.raises(ValueError, match="too slow to be a run"):
        fitness_index(book, 100, 3600)


@pytest.mark.parametrize(("index", "distance"), [(0, 5000), (-1, 5000), (50, 0), (float("nan"), 5000)])
def test_no_index_and_no_distance_have_no_time(book: Book, index: float, distance: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        race_time(book, index, distance)


def test_an_overlay_moves_the_paces(book: Book) -> None:
    slower = book.overlaid({"fitness/threshold_share": 0.85})
    assert training_paces(slower, 50).threshold > training_paces(book, 50).threshold
    assert training_paces(slower, 50).interval == training_paces(book, 50).interval


def test_short_races_are_speed(book: Book) -> None:
    assert too_short(book, 209)
    assert not too_short(book, 210)


@pytest.mark.parametrize("distance", [MILE, 3000, 5000, 10_000, HALF_MARATHON, MARATHON])
def test_the_floor_and_the_ceiling_of_the_printed_table_can_be_solved(book: Book, distance: int) -> None:
    assert race_time(book, 30, distance) > race_time(book, 85, distance) > 0
