"""Best efforts: worked by hand, and equal to looking at every window."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import Best, analyse
from surefoot.analysis._efforts import fastest_window, least_seconds, rising, usual_distances
from surefoot.analysis._reach import Line
from surefoot.rulebook import Book
from tests.analysis.making import northward, run_of


def seconds_for(best: tuple[Best, ...]) -> dict[float, float]:
    return {effort.distance: effort.seconds for effort in best}


def every_window(time: list[float], distance: list[float], metres: float) -> float:
    """The fastest window of exactly so many metres, each end on each sample and the other end found by looking."""

    def moments(at: float) -> list[float]:
        """Every moment at which the line is at a distance: the ends of each piece of it that holds the distance."""
        found = []
        for (t0, d0), (t1, d1) in itertools.pairwise(zip(time, distance, strict=True)):
            if d0 <= at <= d1:
                found += [t0, t1] if d1 == d0 else [t0 + (at - d0) / (d1 - d0) * (t1 - t0)]
        return found

    windows = []
    for moment, place in zip(time, distance, strict=True):
        windows += [end - moment for end in moments(place + metres) if end > moment]
        windows += [moment - start for start in moments(place - metres) if start < moment]
    return min(windows)


@given(
    steps=st.lists(st.sampled_from([0.0, 0.0, 1.0, 2.5, 3.0, 3.0, 4.7, 8.0]), min_size=2, max_size=40),
    seconds=st.lists(st.sampled_from([1.0, 1.0, 1.0, 2.0, 7.0, 60.0]), min_size=40, max_size=40),
    share=st.floats(0.02, 1.0),
)
def test_the_fastest_window_is_that_of_looking_at_all(steps: list[float], seconds: list[float], share: float) -> None:
    distance = np.concatenate([[0.0], np.cumsum(steps)])
    metres = share * distance[-1]
    if metres < 1e-3:
        return
    time = np.concatenate([[0.0], np.cumsum(seconds[: len(steps)])])
    start, end = fastest_window(Line(time, distance), rising(distance), metres)
    assert end - start == pytest.approx(every_window(time.tolist(), distance.tolist(), metres), rel=1e-9)


@given(st.lists(st.integers(0, 6), min_size=5, max_size=60), st.integers(1, 30))
def test_whole_metres_and_standing(steps: list[int], metres: int) -> None:
    distance = np.concatenate([[0.0], np.cumsum(steps)]).astype(float)
    if distance[-1] < metres:
        return
    time = np.arange(len(distance), dtype=float)
    start, end = fastest_window(Line(time, distance), rising(distance), float(metres))
    assert end - start == pytest.approx(every_window(time.tolist(), distance.tolist(), float(metres)), rel=1e-9)


def test_an_even_run(book: Book) -> None:
    best = seconds_for(analyse(run_of([(1500, 4.0)]), sport="run", book=book).best)
    assert best[400] == pytest.approx(100)
    assert best[5000] == pytest.approx(1250)
    assert 10_000 not in best


def test_a_fast_piece_within(book: Book) -> None:
    """300 s at 3 m/s, 200 s at 5 m/s, 500 s at 3 m/s: published check values."""
    best = analyse(run_of([(300, 3.0), (200, 5.0), (500, 3.0)]), sport="run", book=book).best
    found = seconds_for(best)
    assert (found[400], found[1000]) == (pytest.approx(80), pytest.approx(200))
    assert found[1609.344] == pytest.approx(403.115, abs=0.001)
    kilometre = next(effort for effort in best if effort.distance == 1000)
    assert (kilometre.start, kilometre.start_distance) == (pytest.approx(300), pytest.approx(900))


def test_halts_count(book: Book) -> None:
    best = seconds_for(analyse(run_of([(100, 4.0), (60, 0.0), (150, 4.0)]), sport="run", book=book).best)
    assert best[400] == pytest.approx(100)
    assert best[1000] == pytest.approx(310)


def test_heart_rate_and_climb_within(book: Book) -> None:
    beats = np.concatenate([np.full(301, 140.0), np.full(200, 180.0), np.full(500, 150.0)])
    altitude = np.concatenate([np.full(301, 100.0), np.linspace(100, 120, 200), np.full(500, 120.0)])
    stream = run_of([(300, 3.0), (200, 5.0), (500, 3.0)], heart_rate=beats, altitude=altitude)
    best = analyse(stream, sport="run", altitude_from="barometer", book=book).best
    kilometre = next(effort for effort in best if effort.distance == 1000)
    assert kilometre.avg_hr == 180
    assert kilometre.climb == pytest.approx(20)


def test_nobody_is_that_fast(book: Book) -> None:
    best = seconds_for(analyse(run_of([(200, 3.0), (40, 11.0), (300, 3.0)]), sport="run", book=book).best)
    assert 400 not in best  # in 36 s
    assert 1000 in best


def test_least_seconds_lie_on_lines_of_logarithms(book: Book) -> None:
    (half_mile, kilometre) = least_seconds(book, (804.672, 1000))
    assert kilometre == pytest.approx(0.97 * 131.96)
    assert 0.97 * 100.91 < half_mile < 0.97 * 102


def test_nothing_is_read_across_a_blind_gap(book: Book) -> None:
    times = [*range(201), *range(240, 441)]
    stream = northward([4.0 * t for t in times], times)
    assert seconds_for(analyse(stream, sport="run", book=book).best) == {400: pytest.approx(100, rel=1e-4)}
    device = stream._replace(distance=np.array([4.0 * t for t in times]))
    assert 1609.344 in seconds_for(analyse(device, sport="run", book=book).best)


def test_a_pause_is_no_blind_gap(book: Book) -> None:
    times = np.array([*range(201), *range(300, 501)])
    metres = np.where(times <= 200, 4.0 * times, 800 + 4.0 * (times - 300))
    found = seconds_for(analyse(northward(metres, times), sport="run", book=book).best)
    assert found[1000] == pytest.approx(350, rel=1e-4)


@pytest.mark.parametrize(("every", "read"), [(100, True), (40, False)])
def test_nothing_is_read_where_many_positions_jump(every: int, read: bool, book: Book) -> None:
    metres = 4.0 * np.arange(601)
    metres[::every] += 5000
    assert bool(analyse(northward(metres, np.arange(601)), sport="run", book=book).best) == read


def test_only_of_runs(book: Book) -> None:
    assert analyse(run_of([(1500, 4.0)]), sport="ride", book=book).best == ()


def test_the_twelve_distances(book: Book) -> None:
    assert len(usual_distances(book)) == 12
