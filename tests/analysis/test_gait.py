"""Running, walking and standing, to the second."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from surefoot.analysis import Analysis, analyse
from surefoot.rulebook import Book
from tests.analysis.making import run_of, wander

PLAN = [(300, 1.5), (60, 2.7), (90, 1.5), (60, 2.7), (30, 0.0), (60, 2.7)]


def read(plan: list[tuple[int, float]], book: Book, steps: dict[float, float] | None = None) -> Analysis:
    """The analysis of a plan; a cadence for each of its speeds."""
    if steps is None:
        return analyse(run_of(plan), sport="run", book=book)
    cadence = np.concatenate([[steps[plan[0][1]]], *(np.full(seconds, steps[speed]) for seconds, speed in plan)])
    return analyse(run_of(plan, cadence=cadence), sport="run", book=book)


def told(found: Analysis) -> list[tuple[str, float, float]]:
    return [(stretch.gait, stretch.start, stretch.end) for stretch in found.stretches]


EDGES = [
    ("walk", 0, 300),
    ("run", 300, 360),
    ("walk", 360, 450),
    ("run", 450, 510),
    ("stand", 510, 540),
    ("run", 540, 600),
]


def test_by_cadence(book: Book) -> None:
    found = read(PLAN, book, {1.5: 110, 2.7: 165, 0.0: 0})
    assert told(found) == EDGES
    assert (found.running, found.walking) == (180, 390)
    assert [stretch.distance for stretch in found.stretches] == pytest.approx([450, 162, 135, 162, 0, 162])


def test_slow_running_is_running(book: Book) -> None:
    found = read([(600, 1.9)], book, {1.9: 160})
    assert (found.running, found.walking) == (600, 0)


def test_between_the_cadences_the_speed_decides(book: Book) -> None:
    assert read([(600, 2.3)], book, {2.3: 137}).running == 600
    assert read([(600, 2.0)], book, {2.0: 137}).walking == 600


def test_by_speed_where_plateaus_lie_well_apart(book: Book) -> None:
    found = read(PLAN, book)
    for (gait, start, end), expected in zip(told(found), EDGES, strict=True):
        assert gait == expected[0]
        assert (start, end) == (pytest.approx(expected[1], abs=3), pytest.approx(expected[2], abs=3))
    assert found.running == pytest.approx(180, abs=6)


def test_speeds_of_both_gaits_say_nothing(book: Book) -> None:
    found = read([(600, 2.2)], book)
    assert (found.stretches, found.running, found.walking) == ((), None, None)


def test_a_few_steps_do_not_make_a_stretch(book: Book) -> None:
    found = read([(300, 3.0), (4, 1.0), (300, 3.0)], book, {3.0: 170, 1.0: 100})
    assert told(found) == [("run", 0, 604)]


def test_stretches_follow_one_another(book: Book) -> None:
    speed = np.maximum(2.2 + wander(3000, 0.8, seed=5), 0)
    plan = [(1, float(value)) for value in speed]
    cadence = np.concatenate([[150], 90 + 30 * speed])
    found = analyse(run_of(plan, cadence=cadence), sport="run", book=book)
    assert len(found.stretches) > 3
    assert all(a.end == b.start and a.gait != b.gait for a, b in pairwise(found.stretches))
    assert (found.running or 0) + (found.walking or 0) == pytest.approx(found.moving)


def test_standing_all_the_time(book: Book) -> None:
    found = read([(30, 3.0), (600, 0.0)], book, {3.0: 170, 0.0: 0})
    assert told(found) == [("run", 0, 30), ("stand", 30, 630)]


def test_wheels_have_no_gait(book: Book) -> None:
    assert analyse(run_of([(600, 6.0)]), sport="ride", book=book).stretches == ()
