"""Streams that no runner leaves behind, and damaged files do: their analysis is short, and there is one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from surefoot.analysis import Analysis, analyse
from surefoot.diary.stream import stream_of
from surefoot.rulebook import Book, load_book

BOOK = load_book()
T = 1_777_791_600.0 + np.arange(120.0)


def analysed(book: Book = BOOK, **columns: Any) -> Analysis:
    return analyse(stream_of(len(T), time=T, **columns), sport="run", book=book)


def test_less_than_a_metre_has_no_kilometres() -> None:
    found = analysed(distance=np.linspace(0, 0.4, len(T)))
    assert found.kilometres == found.miles == ()


@pytest.mark.parametrize("heart_rate", [-1.0, 1e9, 1e11])
def test_beats_that_no_heart_has_are_not_counted(heart_rate: float) -> None:
    beats = np.where(T % 2 > 0, heart_rate, 150.0)
    assert set(analysed(distance=3 * (T - T[0]), heart_rate=beats).heart_rates) <= {150}


@pytest.mark.parametrize("metres", [1e6, -1e6, 1e10])
def test_leaps_are_no_speeds(metres: float) -> None:
    distance = 3 * (T - T[0])
    distance[60:] += metres
    assert all(0 <= tenths < 1000 for tenths in analysed(distance=distance).speeds)


def test_one_sample() -> None:
    one = stream_of(1, time=[T[0]], distance=[0.0], heart_rate=[150])
    assert analyse(one, sport="run", book=BOOK).kilometres == ()
