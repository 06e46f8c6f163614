"""Drift of the heart rate, by published check values; and when it is not told."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.analysis import Drift, analyse
from surefoot.analysis._drift import drift_percent
from surefoot.rulebook import Book
from tests.analysis.making import run_of

HOUR = [(600, 3.0), (1500, 3.0), (1500, 3.0)]


def drift_of(
    plan: list[tuple[int, float]], beats: list[float], book: Book, sport: str = "run", **more: object
) -> Drift:
    """Drift of a plan with a heart rate for each of its pieces."""
    columns = [np.full(seconds, rate) for (seconds, _), rate in zip(plan, beats, strict=True)]
    stream = run_of(plan, heart_rate=np.concatenate([[beats[0]], *columns]), **more)
    return analyse(stream, sport=sport, book=book).drift


@pytest.mark.parametrize(
    ("speeds", "beats", "percent"),
    [((3.0, 3.0), (140, 147), 4.762), ((3.2, 3.1), (150, 156), 6.851), ((3.0, 3.0), (140, 140), 0)],
)
def test_published_values(speeds: tuple[float, float], beats: tuple[float, float], percent: float, book: Book) -> None:
    assert drift_percent(np.array(speeds), np.array(beats)) == pytest.approx(percent, abs=0.001)
    plan = [(600, speeds[0]), *((1500, speed) for speed in speeds)]
    assert drift_of(plan, [120, *beats], book).percent == pytest.approx(percent, abs=0.001)


def test_halts_are_no_drift(book: Book) -> None:
    plan = [(600, 3.0), (1500, 3.0), (120, 0.0), (1500, 3.0)]
    assert drift_of(plan, [120, 140, 140, 140], book).percent == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    ("plan", "beats", "why_not"),
    [
        ([(2600, 3.0)], [140], "45 minutes"),
        ([(1800, 2.5), (1800, 4.0)], [140, 160], "pace changed"),
        ([(600, 3.0), (1500, 3.0), (1500, 3.0)], [140, 140, 0], "heart rate is not there"),
        ([(600, 3.0), *[(200, 4.2), (120, 2.4)] * 8, (600, 3.0)], [140] * 18, "Repetitions"),
    ],
)
def test_where_it_says_nothing(plan: list[tuple[int, float]], beats: list[float], why_not: str, book: Book) -> None:
    found = drift_of(plan, beats, book)
    assert found.percent is None
    assert why_not in found.why_not


def test_warmth_and_other_sports(book: Book) -> None:
    warm = drift_of(HOUR, [120, 140, 147], book, temperature=np.full(3601, 23.0))
    assert warm.why_not == "Warmth alone raises the heart rate."
    assert drift_of(HOUR, [120, 140, 147], book, temperature=np.full(3601, 22.0)).percent is not None
    assert drift_of(HOUR, [120, 140, 147], book, sport="ride").why_not == "It is told of runs."
