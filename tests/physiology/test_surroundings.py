"""Heat, altitude, slopes, heart rates and critical speed: edges, and what must always hold."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.physiology.altitude import altitude_factor, index_at_altitude, oxygen_left, oxygen_left_span
from surefoot.physiology.critical_speed import (
    CriticalSpeed,
    critical_speed,
    fit_critical_speed,
    time_to_exhaustion,
)
from surefoot.physiology.effort import Effort
from surefoot.physiology.heat import dew_point, heat_factor, heat_index, heat_pace_factor, relative_humidity
from surefoot.physiology.terrain import grade_adjusted_pace, pace_on_slope, running_energy, slope_factor
from surefoot.physiology.zones import hr_range, reserve_share
from surefoot.rulebook import Book
from surefoot.units import Metres, Seconds

DAY = dt.date(2027, 1, 4)


@given(temperature=st.floats(-10, 45), humidity=st.floats(1, 99), step=st.floats(0.1, 10))
def test_warmer_is_never_faster(book: Book, temperature: float, humidity: float, step: float) -> None:
    warm, warmer = (heat_pace_factor(book, t, humidity) for t in (temperature, temperature + step))
    assert 1 <= warm <= warmer + 0.004  # the weather service's two formulas meet with a small step


def test_the_pace_factor_is_that_of_the_heat_index(book: Book) -> None:
    assert heat_pace_factor(book, 32, 70) == heat_factor(book, heat_index(book, 32, 70))


@given(temperature=st.floats(-20, 45), humidity=st.floats(1, 100))
def test_dew_point_and_humidity_go_both_ways(book: Book, temperature: float, humidity: float) -> None:
    dew = dew_point(book, temperature, humidity)
    assert dew <= temperature + 1e-9
    assert relative_humidity(book, temperature, dew) == pytest.approx(humidity, rel=1e-6)


@pytest.mark.parametrize("humidity", [-1, 101, float("nan")])
def test_humidity_goes_from_0_to_100(book: Book, humidity: float) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        heat_index(book, 20, humidity)


@given(altitude=st.floats(-400, 6000), more=st.floats(1, 2000))
def test_higher_is_never_easier(book: Book, altitude: float, more: float) -> None:
    assert altitude_factor(book, altitude + more) >= altitude_factor(book, altitude) >= 1
    assert 0 <= oxygen_left(book, altitude + more) <= oxygen_left(book, altitude) <= 1
    most, least = oxygen_left_span(book, altitude)
    assert most <= oxygen_left(book, altitude) <= least


def test_the_index_at_altitude(book: Book) -> None:
    assert index_at_altitude(book, 50, 1300) == pytest.approx(46.85)


@given(pace=st.floats(150, 900), grade=st.floats(-0.6, 0.6))
def test_slope_and_flat_go_both_ways(book: Book, pace: float, grade: float) -> None:
    assert pace_on_slope(book, grade_adjusted_pace(book, pace, grade), grade) == pytest.approx(pace)


@given(grade=st.floats(0, 0.44), step=st.floats(0.001, 0.01))
def test_steeper_uphill_is_harder(book: Book, grade: float, step: float) -> None:
    assert slope_factor(book, grade + step) > slope_factor(book, grade)
    assert running_energy(book, grade + step) > running_energy(book, grade)


def test_downhill_energy_gives_more_credit_than_heart_rates_do(book: Book) -> None:
    """At -10 % energy falls to 0.598 of the flat, heart-rate speed only to 0.876."""
    assert running_energy(book, -0.10) / running_energy(book, 0) == pytest.approx(0.598, abs=0.0005)
    assert slope_factor(book, -0.10) == 0.876


def test_the_easiest_grade_is_about_18_percent_down(book: Book) -> None:
    lowest = min(range(-450, 451), key=lambda thousandth: running_energy(book, thousandth / 1000))
    assert lowest == -181


@pytest.mark.parametrize("kind", ["easy", "marathon", "threshold", "interval"])
@pytest.mark.parametrize("resting", [None, 48])
def test_heart_rates_stay_under_the_highest(book: Book, kind: str, resting: int | None) -> None:
    low, high = hr_range(book, kind, 187, resting)  # type: ignore[arg-type]
    assert (resting or 0) < low < high <= 187


def test_other_kinds_have_no_heart_rates(book: Book) -> None:
    with pytest.raises(ValueError, match="use easy, marathon, threshold or interval"):
        hr_range(book, "sprint", 187)  # type: ignore[arg-type]


def test_a_reserve_needs_room() -> None:
    with pytest.raises(ValueError, match="not above a resting one"):
        reserve_share(120, 60, 60)


def effort(metres: int, seconds: int) -> Effort:
    return Effort(Metres(metres), Seconds(seconds), DAY)


def test_critical_speed_of_a_straight_line(book: Book) -> None:
    found = critical_speed(book, [effort(1200, 250), effort(2200, 500), effort(3200, 750)])
    assert found is not None
    assert (found.speed, found.reserve) == pytest.approx((4.0, 200))


def test_critical_speed_of_400_800_and_5000_m() -> None:
    found = fit_critical_speed([(400, 80), (800, 170), (5000, 1260)])
    assert found.speed == pytest.approx(3.8793, abs=0.00005)
    assert found.reserve == pytest.approx(114.1, abs=0.05)


def test_time_to_exhaustion() -> None:
    model = CriticalSpeed(4.0, 200)
    assert time_to_exhaustion(model, 4.5) == 400
    assert time_to_exhaustion(model, 4.0) is None


@pytest.mark.parametrize(
    "efforts",
    [
        [],
        [effort(1200, 250), effort(2200, 500)],
        [effort(400, 80), effort(800, 170), effort(5000, 1260)],
        [effort(1200, 300), effort(1300, 300), effort(1250, 300)],
        [effort(1000, 250), effort(2400, 500), effort(4000, 750)],
        [effort(1000, 250), effort(900, 500), effort(800, 750)],
    ],
    ids=["none", "two", "one of a fitting length", "one length", "no reserve", "ever slower"],
)
def test_no_critical_speed(book: Book, efforts: list[Effort]) -> None:
    assert critical_speed(book, efforts) is None
