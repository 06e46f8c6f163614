"""Histograms, and the zones that are read off them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import Analysis, analyse, heart_rate_zones, pace_zones
from surefoot.rulebook import Book
from tests.analysis.making import run_of


def analysis(**histograms: dict[int, float]) -> Analysis:
    return Analysis(version="1", samples=0, elapsed=0, timer=0, moving=0, **histograms)


def test_a_beat_on_the_bound_belongs_above() -> None:
    found = analysis(heart_rates={139: 10.0, 140: 20.0, 150: 30.0, 151: 5.0})
    assert heart_rate_zones(found, (140, 151)) == (10, 50, 5)
    assert heart_rate_zones(found, ()) == (65,)


def test_a_bound_within_a_tenth_divides_it() -> None:
    found = analysis(speeds={30: 100.0, 31: 40.0})
    assert pace_zones(found, (3.0,)) == pytest.approx((50, 90))
    assert pace_zones(found, (2.95, 3.05, 3.15)) == pytest.approx((0, 100, 40, 0))


@given(
    seconds=st.dictionaries(st.integers(10, 60), st.floats(0, 1000), max_size=20),
    bounds=st.lists(st.floats(0.5, 7), max_size=6).map(sorted),
)
def test_zones_hold_all_the_time(seconds: dict[int, float], bounds: list[float]) -> None:
    for zones in (
        pace_zones(analysis(speeds=seconds), bounds),
        heart_rate_zones(analysis(heart_rates=seconds), [10 * bound for bound in bounds]),
    ):
        assert sum(zones) == pytest.approx(sum(seconds.values()))
        assert min(zones) >= -1e-9
        assert len(zones) == len(bounds) + 1


def test_seconds_at_each_beat(book: Book) -> None:
    beats = np.where(np.arange(601) <= 200, 140.0, 160.0)
    found = analyse(run_of([(600, 3.0)], heart_rate=beats), sport="run", book=book)
    assert found.heart_rates == {140: 200, 160: 400}
    assert (found.avg_hr, found.max_hr) == (153, 160)


def test_seconds_at_each_speed_without_halts(book: Book) -> None:
    found = analyse(run_of([(600, 3.0), (120, 0.0), (300, 4.0)]), sport="run", book=book)
    assert sum(found.speeds.values()) == pytest.approx(found.moving) == 900
    assert found.speeds[30] == pytest.approx(600, abs=8)
    assert found.speeds[40] == pytest.approx(300, abs=8)


def test_speeds_are_those_on_the_flat(book: Book) -> None:
    altitude = 0.05 * 3.0 * np.arange(601)
    found = analyse(run_of([(600, 3.0)], altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert max(found.speeds, key=lambda key: found.speeds[key]) == 35  # 3 m/s at 5 % is as hard as 3.5 m/s
