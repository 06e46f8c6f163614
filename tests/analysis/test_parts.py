"""Kilometres, miles and laps, to the second and the metre."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.analysis import Part, analyse
from surefoot.diary.stream import Lap, stream_of
from surefoot.rulebook import Book
from tests.analysis.making import laps_of, run_of
from tests.files.writers import START


def ends(parts: tuple[Part, ...]) -> list[float]:
    return [part.end for part in parts]


def test_kilometres_of_an_even_run(book: Book) -> None:
    found = analyse(run_of([(900, 3.0)]), sport="run", book=book)
    assert ends(found.kilometres) == pytest.approx([1000 / 3, 2000 / 3, 900])
    assert [part.distance for part in found.kilometres] == pytest.approx([1000, 1000, 700])
    assert ends(found.miles) == pytest.approx([1609.344 / 3, 900])


def test_a_halt_on_the_line_belongs_to_the_next_kilometre(book: Book) -> None:
    first, second = analyse(run_of([(250, 4.0), (60, 0.0), (250, 4.0)]), sport="run", book=book).kilometres
    assert (first.end, second.end) == (250, 560)
    assert (first.moving, second.moving) == (250, 250)


def test_next_to_nothing_is_no_part(book: Book) -> None:
    found = analyse(run_of([(500, 4.0), (1, 0.4)]), sport="run", book=book).kilometres
    assert ends(found) == pytest.approx([250, 501])
    assert sum(part.distance for part in found) == pytest.approx(2000.4)


def test_less_than_a_kilometre(book: Book) -> None:
    (only,) = analyse(run_of([(100, 4.0)]), sport="run", book=book).kilometres
    assert (only.start, only.end, only.distance) == (0, 100, 400)


def test_less_than_a_metre_is_no_part(book: Book) -> None:
    assert analyse(run_of([(100, 0.005)]), sport="run", book=book).kilometres == ()


def test_heart_rate_and_cadence_of_parts(book: Book) -> None:
    seconds = np.arange(501)
    beats, steps = np.where(seconds <= 250, 140.0, 160.0), np.where(seconds <= 250, 170.0, 180.0)
    first, second = analyse(run_of([(500, 4.0)], heart_rate=beats, cadence=steps), sport="run", book=book).kilometres
    assert (first.avg_hr, second.avg_hr, first.cadence, second.cadence) == (140, 160, 170, 180)


def test_laps(book: Book) -> None:
    plan = [(600, 3.0), (200, 4.5), (100, 2.0)]
    laps = laps_of(plan, trigger="manual")
    found = analyse(run_of(plan), sport="run", laps=laps, book=book).laps
    assert [(lap.start, lap.end) for lap in found] == [(0, 600), (600, 800), (800, 900)]
    assert [lap.distance for lap in found] == pytest.approx([1800, 900, 200])
    assert {lap.name for lap in found} == {"manual"}


def test_a_lap_beyond_the_samples_is_cut(book: Book) -> None:
    laps = (
        Lap(start=START - 5.0, end=START + 50.0, trigger="manual", intensity="warmup"),
        Lap(start=START + 50.0, end=START + 500.0),
        Lap(start=START + 500.0, end=START + 600.0),
        Lap(start=float("nan"), end=START + 600.0),
    )
    found = analyse(run_of([(100, 3.0)]), sport="run", laps=laps, book=book).laps
    assert [(lap.start, lap.end, lap.name) for lap in found] == [(0, 50, "manual, warmup"), (50, 100, "")]


def test_laps_without_samples_are_as_the_device_has_them(book: Book) -> None:
    laps = (
        Lap(start=START, end=START + 60.0, distance=200.0, timer=55.0, avg_hr=140),
        Lap(start=START + 60.0, end=START + 90.0),
        Lap(start=START + 90.0, end=START + 90.0),
    )
    first, second = analyse(stream_of(0), sport="run", laps=laps, timer=85.0, book=book).laps
    assert (first.start, first.end, first.distance, first.moving, first.avg_hr) == (0, 60, 200, 55, 140)
    assert (second.start, second.end, second.distance, second.moving) == (60, 90, 0, 30)


@given(
    plan=st.lists(
        st.tuples(st.integers(1, 400), st.sampled_from([0.0, 0.7, 2.2, 3.0, 3.1, 6.0])), min_size=1, max_size=8
    )
)
def test_parts_add_up_to_the_whole(book: Book, plan: list[tuple[int, float]]) -> None:
    length = 1 + sum(seconds for seconds, _ in plan)
    found = analyse(run_of(plan, altitude=100 + 20 * np.sin(np.arange(length) / 90)), sport="run", book=book)
    assert not found.distance or sum(found.speeds.values()) == pytest.approx(found.moving)
    for parts in (found.kilometres, found.miles):
        if not found.distance or found.distance < 1:
            continue
        assert sum(part.distance for part in parts) == pytest.approx(found.distance)
        assert sum(part.moving for part in parts) == pytest.approx(found.moving)
        assert sum(part.climb or 0 for part in parts) == pytest.approx(found.climb)
        assert sum(part.descent or 0 for part in parts) == pytest.approx(found.descent)
        assert [part.start for part in parts] == [0, *ends(parts)[:-1]]
        assert parts[-1].end == found.elapsed
