"""Repetitions: found where they are, to the second; and not found in what only looks like them."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import numpy as np
import pytest

from surefoot.analysis import Interval, analyse
from surefoot.diary.stream import Lap
from surefoot.rulebook import Book
from tests.analysis.making import laps_of, metres_of, northward, run_of, wander

Pieces = list[tuple[int, float]]


def session(count: int, work: tuple[int, float], rest: tuple[int, float], warm_up: int = 600) -> Pieces:
    return [(warm_up, 2.8), *[work, rest] * (count - 1), work, (600, 2.7)]


def edges_of(plan: Pieces) -> list[tuple[float, float]]:
    """Start and end of each piece between the warm-up and the cool-down."""
    moments = np.cumsum([seconds for seconds, _ in plan]).tolist()
    return list(pairwise(moments[:-1]))


def noisy(plan: Pieces, seed: int) -> Pieces:
    """The same plan second by second, as unevenly as people run and devices count."""
    speed = np.concatenate([np.full(seconds, pace) for seconds, pace in plan])
    return [(1, pace) for pace in np.maximum(speed + wander(len(speed), 0.15, seed, memory=0.9), 0).tolist()]


def found_in(plan: Pieces, book: Book) -> tuple[Interval, ...]:
    return analyse(run_of(plan), sport="run", book=book).intervals


SESSIONS = {
    "6 x 800 m": session(6, (200, 4.0), (120, 2.2)),
    "10 x 200 m": session(10, (40, 5.0), (80, 2.5)),
    "3 x 10 min": session(3, (600, 4.0), (180, 2.8), 900),
    "12 x 30 s": session(12, (30, 4.8), (30, 2.4)),
    "6 x 800 m, standing": session(6, (200, 4.0), (120, 0.0)),
    "5 x 1 km, walking": session(5, (240, 4.2), (120, 1.4)),
    "strides": session(4, (20, 5.0), (70, 2.6), 1800),
}


@pytest.mark.parametrize("name", SESSIONS)
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_a_session_is_read_back(name: str, seed: int | None, book: Book) -> None:
    plan = SESSIONS[name]
    found = found_in(plan if seed is None else noisy(plan, seed), book)
    assert [interval.kind for interval in found] == ["work", "rest"] * (len(plan) // 2 - 1) + ["work"]
    for interval, (start, end), (seconds, speed) in zip(found, edges_of(plan), plan[1:-1], strict=True):
        assert abs(interval.start - start) <= 2
        assert abs(interval.end - end) <= 2
        if seed is None:
            assert interval.distance == pytest.approx(seconds * speed, abs=10)
            assert interval.speed == pytest.approx(speed, abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_a_session_is_read_back_from_positions(seed: int, book: Book) -> None:
    plan = SESSIONS["6 x 800 m"]
    metres = metres_of(plan) + wander(1 + sum(seconds for seconds, _ in plan), 1.0, seed)
    found = analyse(northward(metres, np.arange(len(metres))), sport="run", book=book).intervals
    assert len(found) == 11
    for interval, (start, end), (seconds, speed) in zip(found, edges_of(plan), plan[1:-1], strict=True):
        assert max(abs(interval.start - start), abs(interval.end - end)) <= 2
        assert interval.distance == pytest.approx(seconds * speed, abs=10)


WALK_RUN = [(300, 1.5), *[(60, 2.6), (90, 1.5)] * 8]
CROSSINGS = [
    *[(310, 3.0), (40, 0.0), (75, 3.0), (12, 0.0), (420, 3.0), (25, 0.0)],
    *[(150, 3.0), (60, 0.0), (260, 3.0), (15, 0.0), (95, 3.0), (30, 0.0)],
]
NONE = {
    "even": [(3600, 3.0)],
    "progressive": [(600, 2.6 + 0.15 * step) for step in range(6)],
    "walk and run": WALK_RUN,
    "crossings": CROSSINGS,
    "two halves": [(1200, 2.8), (1200, 3.6)],
    "a fast finish": [(2400, 3.0), (300, 4.2)],
    "two pieces": [(600, 2.8), (300, 4.0), (120, 2.4), (300, 4.0), (600, 2.8)],
    "fartlek by feeling": [(300, 2.8), (20, 4.4), (310, 2.8), (150, 3.6), (45, 2.8), (35, 5.5), (600, 2.8)],
}


@pytest.mark.parametrize("name", NONE)
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_no_session_is_made_up(name: str, seed: int | None, book: Book) -> None:
    assert found_in(NONE[name] if seed is None else noisy(NONE[name], seed), book) == ()


def test_hills_are_no_repetitions(book: Book) -> None:
    """Up at 2.4 m/s and down at 3.6 m/s on 8 %: much the same effort all the way."""
    plan = [(300, 3.0), *[(100, 2.4), (66, 3.4)] * 8, (300, 3.0)]
    metres = metres_of(plan)
    grades = {3.0: 0.0, 2.4: 0.08, 3.4: -0.08}
    legs = np.concatenate([np.full(seconds, grades[speed]) for seconds, speed in plan])
    altitude = 200 + np.concatenate([[0.0], np.cumsum(np.diff(metres) * legs)])
    found = analyse(run_of(plan, altitude=altitude), sport="run", altitude_from="barometer", book=book)
    assert found.intervals == ()


def test_laps_of_a_workout_are_taken_as_they_are(book: Book) -> None:
    plan = SESSIONS["6 x 800 m"]
    words = ["warmup", *["active", "rest"] * 5, "active", "cooldown"]
    laps = tuple(_with(lap, word) for lap, word in zip(laps_of(plan), words, strict=True))
    found = analyse(run_of(noisy(plan, 9)), sport="run", laps=laps, book=book).intervals
    assert [(interval.start, interval.end) for interval in found] == edges_of(plan)


def test_a_workout_that_calls_its_warm_up_active(book: Book) -> None:
    plan = SESSIONS["6 x 800 m"]
    plan = [plan[0], (30, 1.0), *plan[1:-1], (30, 1.0), plan[-1]]
    laps = tuple(_with(lap, "rest" if i % 2 else "active") for i, lap in enumerate(laps_of(plan)))
    found = analyse(run_of(plan), sport="run", laps=laps, book=book).intervals
    assert (len(found), found[0].start, found[-1].end) == (11, 630, 2430)


def test_laps_by_hand_that_alternate(book: Book) -> None:
    plan = SESSIONS["6 x 800 m, standing"]
    laps = laps_of(plan, trigger="manual")
    found = analyse(run_of(noisy(plan, 4)), sport="run", laps=laps, book=book).intervals
    assert [(interval.start, interval.end) for interval in found] == edges_of(plan)


@pytest.mark.parametrize("words", [["rest"] * 6, ["active", "rest"] * 3])
def test_laps_of_a_workout_that_was_not_run(words: list[str], book: Book) -> None:
    plan = [(60, 3.0), *[(60, 0.0)] * 6]
    laps = tuple(_with(lap, word) for lap, word in zip(laps_of(plan)[1:], words, strict=True))
    assert analyse(run_of(plan), sport="run", laps=laps, book=book).intervals == ()


def test_laps_that_overlap_say_nothing(book: Book) -> None:
    plan = SESSIONS["6 x 800 m"]
    laps = laps_of(plan)
    twice = (laps[0], msgspec.structs.replace(laps[0], start=laps[0].end - 0.5), *laps[1:])
    found = analyse(run_of(plan), sport="run", laps=twice, book=book).intervals
    assert [(interval.start, interval.end) for interval in found] == edges_of(plan)


def test_laps_of_every_kilometre_say_nothing(book: Book) -> None:
    plan = SESSIONS["6 x 800 m"]
    total = metres_of(plan)[-1]
    ends = np.interp(np.arange(0, total, 1000), metres_of(plan), np.arange(len(metres_of(plan))))
    laps = laps_of([(int(end - start), 1.0) for start, end in pairwise(ends)], trigger="distance")
    found = analyse(run_of(plan), sport="run", laps=laps, book=book).intervals
    assert [(interval.start, interval.end) for interval in found] == edges_of(plan)


def test_repetitions_have_heart_rate_and_adjusted_speed(book: Book) -> None:
    plan = SESSIONS["6 x 800 m"]
    beats = np.concatenate([[130.0], *(np.full(seconds, 130 + 10 * speed) for seconds, speed in plan)])
    stream = run_of(plan, heart_rate=beats, altitude=np.full(len(beats), 50.0))
    found = analyse(stream, sport="run", book=book).intervals
    assert {(interval.kind, interval.avg_hr) for interval in found} == {("work", 170), ("rest", 152)}
    assert found[0].adjusted == pytest.approx(4.0)


def _with(lap: Lap, intensity: str) -> Lap:
    return msgspec.structs.replace(lap, intensity=intensity)
