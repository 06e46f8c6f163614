"""The whole analysis: what must hold of any samples, and one run read back as it was made."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import VERSION, Analysis, analyse
from surefoot.diary.stream import Stream, stream_of
from surefoot.rulebook import Book
from tests.analysis.making import laps_of, run_of
from tests.files.writers import START

SPORTS = ("run", "walk", "ride", "swim", "strength", "other")
VALUES = st.one_of(
    st.floats(-1e13, 1e13),
    st.floats(0, 300),
    st.sampled_from([math.nan, math.inf, -math.inf, 0.0, -1.0, 1e11]),
)


def numbers_in(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for pair in value.items() for item in pair for number in numbers_in(item)]
    if isinstance(value, list | tuple):
        return [number for item in value for number in numbers_in(item)]
    return [value] if isinstance(value, int | float) else []


def sound(found: Analysis) -> None:
    """What holds of every analysis."""
    assert all(math.isfinite(number) for number in numbers_in(msgspec.to_builtins(found)))
    assert msgspec.json.decode(msgspec.json.encode(found), type=Analysis) == found
    assert 0 <= found.moving <= found.elapsed * (1 + 1e-9)
    if found.distance is not None:
        assert found.distance >= 0
        assert sum(found.speeds.values()) == pytest.approx(found.moving)
        assert all(best.seconds > 0 for best in found.best)
    assert sum(found.heart_rates.values()) <= found.moving * (1 + 1e-9)


@pytest.mark.parametrize("sport", SPORTS)
@pytest.mark.parametrize("length", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"time": lambda n: START + np.arange(n)},
        {"time": np.zeros},
        {"time": lambda n: np.full(n, math.nan), "distance": np.arange},
        {"time": lambda n: START + np.arange(n), "distance": lambda n: 3.0 * np.arange(n), "altitude": np.arange},
        {"time": lambda n: START + np.arange(n), "latitude": np.ones, "longitude": np.ones},
        {"time": lambda n: START + np.arange(n), "speed": np.ones, "heart_rate": lambda n: np.full(n, 150.0)},
    ],
)
def test_next_to_nothing(sport: str, length: int, columns: dict[str, Any], book: Book) -> None:
    stream = stream_of(length, **{name: make(length) for name, make in columns.items()})
    found = analyse(stream, sport=sport, book=book)
    sound(found)
    assert (found.version, found.samples) == (VERSION, length)


@given(
    st.data(),
    st.integers(0, 30),
    st.sampled_from(SPORTS),
    st.sampled_from(["", "barometer", "satellites"]),
)
def test_any_samples(book: Book, data: st.DataObject, length: int, sport: str, source: str) -> None:
    columns = {}
    for name in sorted(data.draw(st.sets(st.sampled_from(Stream._fields))) | {"time"}):
        column = st.lists(VALUES, min_size=length, max_size=length)
        rising = st.just([float(START + 2 * i) for i in range(length)])
        columns[name] = data.draw(st.one_of(rising, column) if name in {"time", "distance"} else column)
    stream = stream_of(length, **columns)
    before = [column.copy() for column in stream]
    laps = laps_of([(10, 1.0), (20, 2.0)])
    sound(analyse(stream, sport=sport, laps=laps, altitude_from=source, book=book))
    assert all(np.array_equal(was, now, equal_nan=True) for was, now in zip(before, stream, strict=True))


def test_a_made_run_is_read_back(book: Book) -> None:
    """Warm-up, a climb, a pause of the device, repetitions, a wait at a crossing, the way down."""
    plan = [(900, 2.8), (60, 0.0), *[(180, 4.2), (120, 2.4)] * 4, (900, 2.7)]
    length = 1 + sum(seconds for seconds, _ in plan)
    altitude = np.interp(np.arange(length), [0, 300, 600, 2400, 2700], [100, 100, 145, 145, 100])
    segment = np.where(np.arange(length) >= 960, 1.0, 0.0)
    stream = run_of(
        plan, altitude=altitude, segment=segment, power=np.full(length, 250.0), temperature=np.full(length, 12.0)
    )
    stream = Stream(*(np.delete(column, slice(901, 960)) for column in stream))  # the pause is a gap
    found = analyse(stream, sport="run", laps=laps_of(plan), altitude_from="barometer", book=book)
    assert (found.elapsed, found.timer, found.moving) == (3060, 3000, 3000)
    assert found.distance == pytest.approx(900 * 2.8 + 4 * (180 * 4.2 + 120 * 2.4) + 900 * 2.7)
    assert (found.climb, found.descent) == (pytest.approx(45), pytest.approx(45))
    work = [interval for interval in found.intervals if interval.kind == "work"]
    assert [interval.start for interval in work] == [960 + 300 * i for i in range(4)]
    assert (found.power, found.temperature, found.altitude_from) == (250, 12, "barometer")
    assert found.mended == ()


def test_what_no_sensor_shows_is_silence(book: Book) -> None:
    power, temperature = np.full(601, 250.0), np.full(601, 12.0)
    power[:50], temperature[:50] = 65_535, -1e9
    found = analyse(run_of([(600, 3.0)], power=power, temperature=temperature), sport="run", book=book)
    assert (found.power, found.temperature) == (250, 12)


def test_the_same_samples_give_the_same_analysis(book: Book) -> None:
    stream = run_of([(600, 3.0), (300, 4.0)])
    assert analyse(stream, sport="run", book=book) == analyse(stream, sport="run", book=book)


def test_numbers_come_from_the_book(book: Book) -> None:
    other = book.overlaid({"analysis/rolling_from": 2})
    stream = run_of([(1000, 3.0)], altitude=np.linspace(0, 12, 1001))
    assert analyse(stream, sport="run", altitude_from="barometer", book=book).terrain == "flat"
    assert analyse(stream, sport="run", altitude_from="barometer", book=other).terrain == "rolling"
