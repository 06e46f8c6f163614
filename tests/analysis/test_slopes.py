"""Climbs and descents, and what slopes do to speed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import analyse
from surefoot.analysis._slopes import climbed, heights, smoothed, zigzag
from surefoot.physiology.terrain import slope_factor
from surefoot.rulebook import Book
from tests.analysis.making import run_of, wander

UP_DOWN_UP = [0.0, 5.0, 10.0, 5.0, 0.0, 5.0, 10.0]


@pytest.mark.parametrize(
    ("altitudes", "climb", "descent"),
    [
        ([0.0, 1.0, -1.0] * 20, 0, 0),  # published checks: noise of a metre,
        (UP_DOWN_UP, 20, 10),  # a hill and a half,
        ([float(i) for i in range(21)], 20, 0),  # and a slope in steps of a metre
        ([float(20 - i) for i in range(21)], 0, 20),
        ([0.0, 2.0, 1.0, 4.0, 3.0, 6.0, 0.0], 6, 6),  # small dips do not break a climb
        ([5.0, 5.0, 5.0], 0, 0),
        ([0.0, 0.0, 3.0, 3.0, 3.0, 0.0, 0.0], 3, 3),  # levels turn nothing
        ([0.0, 2.9, 0.0, 2.9], 0, 0),
    ],
)
def test_climb_and_descent(altitudes: list[float], climb: float, descent: float) -> None:
    up, down = climbed(np.array(altitudes), 3.0)
    assert (up[-1], down[-1]) == (pytest.approx(climb), pytest.approx(descent))


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=60), st.floats(0.5, 10))
def test_climbs_add_up(altitudes: list[float], threshold: float) -> None:
    height = np.array(altitudes)
    up, down = climbed(height, threshold)
    assert (np.diff(up) >= 0).all()
    assert (np.diff(down) >= 0).all()
    assert abs((up[-1] - down[-1]) - (height[-1] - height[0])) <= 2 * threshold + 1e-9
    assert up[-1] <= np.maximum(np.diff(height), 0).sum() + 1e-9
    mirrored = climbed(-height, threshold)
    assert mirrored[0][-1] == pytest.approx(down[-1])


@given(st.integers(0, 10_000), st.sampled_from([0.2, 1.0, 3.0]), st.sampled_from([1.0, 3.0, 10.0]))
def test_ripples_change_no_climb(seed: int, noise: float, threshold: float) -> None:
    """The same climbs as of all samples one by one, with levels and ties as a barometer has them."""
    chance = np.random.default_rng(seed)
    height = np.round(np.cumsum(chance.normal(size=300) * noise) / 0.2) * 0.2
    turns = height[zigzag(height.tolist(), threshold)]
    up, down = climbed(height, threshold)
    assert up[-1] == pytest.approx(np.maximum(np.diff(turns), 0).sum())
    assert down[-1] == pytest.approx(np.maximum(-np.diff(turns), 0).sum())


def test_a_climb_grows_along_the_hill() -> None:
    up, _ = climbed(np.array([0.0, 5.0, 4.0, 10.0, 0.0]), 3.0)
    assert up.tolist() == [0, 5, 5, 10, 10]


def test_a_mean_over_thirty_seconds() -> None:
    time = np.arange(101.0)
    assert smoothed(time, 2 * time, 30) == pytest.approx(2 * time)
    step = smoothed(time, np.where(time >= 50, 10.0, 0.0), 30)
    assert step[[34, 50, 66]] == pytest.approx([0, 15.5 / 3, 10])


def test_the_threshold_is_that_of_the_sensor(book: Book) -> None:
    numbers = heights(book)
    assert [numbers.threshold(source) for source in ("barometer", "satellites", "")] == [3, 10, 10]


def test_a_known_hill(book: Book) -> None:
    """1 km flat, 1 km up at 5 %, 1 km down again, at 3 m/s throughout; a plain metre is a metre."""
    metres = 3.0 * np.arange(1001)
    altitude = 100 + np.interp(metres, [1000, 2000, 3000], [0, 50, 0])
    found = analyse(run_of([(1000, 3.0)], altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert (found.climb, found.descent) == (pytest.approx(50, abs=0.2), pytest.approx(50, abs=0.2))
    flat, up, down = found.kilometres
    assert flat.adjusted == pytest.approx(3.0, rel=0.003)
    assert up.adjusted == pytest.approx(3.0 * slope_factor(book, 0.05), rel=0.005)
    assert down.adjusted == pytest.approx(3.0 * slope_factor(book, -0.05), rel=0.005)
    assert (up.climb, up.descent) == (pytest.approx(50, abs=0.2), pytest.approx(0, abs=0.2))
    assert found.terrain == "hilly"


def test_noise_of_satellites_is_no_hill(book: Book) -> None:
    altitude = 100 + wander(3601, 2.0, seed=3, memory=0.98)
    found = analyse(run_of([(3600, 3.0)], altitude=altitude), sport="run", altitude_from="satellites", book=book)
    assert found.climb == 0
    assert found.adjusted == pytest.approx(3.0, rel=0.01)
    assert found.terrain == "flat"


def test_a_leap_of_the_sensor_is_no_ground(book: Book) -> None:
    altitude = np.full(1001, 100.0)
    altitude[300:302] = 0.0  # silence written as sea level
    altitude[600:] += 35.0  # a barometer set anew
    found = analyse(run_of([(1000, 3.0)], altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert (found.climb, found.descent, found.adjusted) == (0, 0, pytest.approx(3.0))


def test_silent_altitudes_are_bridged(book: Book) -> None:
    altitude = np.linspace(100, 130, 1001)
    altitude[400:500] = np.nan
    found = analyse(run_of([(1000, 3.0)], altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert found.climb == pytest.approx(30)
    altitude[:] = np.nan
    silent = analyse(run_of([(1000, 3.0)], altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert (silent.climb, silent.adjusted, silent.terrain, silent.altitude_from) == (None, None, "", "")


def test_slow_walking_has_no_slope(book: Book) -> None:
    altitude = np.linspace(100, 190, 1001)
    found = analyse(run_of([(1000, 0.9)], altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert found.adjusted == pytest.approx(0.9)
