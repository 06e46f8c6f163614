"""Paces of a runner, and the heart rates and efforts that go with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.prescription import make_paces
from surefoot.coach.rules.prescription._ranges import around, part
from surefoot.rulebook import Book, load_book


def test_from_the_fitness_index(book: Book) -> None:
    """Index 40 of the published table: easy 6:59 to 5:51, marathon 5:27, threshold 5:06, interval 4:41."""
    paces = make_paces(book, 40, None, "regular")
    found = [paces.easy_slow, paces.easy_fast, paces.marathon, paces.threshold, paces.interval]
    assert found == pytest.approx([419, 351, 327, 306, 281], abs=1)
    assert paces.repetition == pytest.approx(267, abs=1.5)
    assert paces.known


@pytest.mark.parametrize(
    ("index", "observed", "experience", "easy"),
    [
        (40, None, "regular", 419),
        (40, 400, "regular", 400),
        (40, 500, "regular", 500),
        (40, 300, "regular", 351),
        (None, 372, "regular", 372),
        (None, None, "new", 450),
        (None, None, "regular", 390),
        (None, None, "seasoned", 345),
    ],
)
def test_what_easy_running_is_expected_to_take(
    book: Book, index: float | None, observed: float | None, experience: str, easy: float
) -> None:
    assert make_paces(book, index, observed, experience).easy == pytest.approx(easy, abs=1)


@given(st.none() | st.floats(20, 85), st.none() | st.floats(200, 900), st.sampled_from(["new", "regular", "seasoned"]))
def test_harder_is_quicker(index: float | None, observed: float | None, experience: str) -> None:
    paces = make_paces(load_book(), index, observed, experience)
    order = [paces.repetition, paces.interval, paces.threshold, paces.marathon, paces.easy_fast, paces.easy_slow]
    assert order == sorted(order)
    assert paces.easy >= paces.easy_fast
    assert paces.known == (index is not None)


def test_ranges_of_what_is_unknown_are_unknown() -> None:
    assert around(None, 0.1) is None
    assert part(None, (0, 1)) is None
    assert around(300, 0.02) == (294, 306)
    assert part((100, 150), (0.2, 0.6)) == (110, 130)
