"""Where an injury stands on its strength ladder: up when done twice within the limit, down after once over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.strength_ladder import rehab_level
from surefoot.rulebook import load_book

BOOK = load_book()
LEVELS = 4
ANSWERS = st.lists(st.booleans(), max_size=30)


def level(answers: str | list[bool], **overlay: int) -> int:
    """The level after sessions on days in a row: + within the limit, - over it."""
    book = BOOK.overlaid({f"rehab/{name}": value for name, value in overlay.items()})
    goods = [answer == "+" for answer in answers] if isinstance(answers, str) else answers
    return rehab_level(list(enumerate(goods)), LEVELS, book)


@pytest.mark.parametrize(
    ("answers", "reached"),
    [
        ("", 0),
        ("+", 0),
        ("++", 1),
        ("+++", 1),
        ("++++", 2),
        ("++++++", 3),
        ("++++++++++++", 3),
        ("-", 0),
        ("---", 0),
        ("+-+", 0),
        ("+-++", 1),
        ("++-", 0),
        ("+++-", 0),
        ("++-+", 0),
        ("++-++", 1),
        ("++++-", 1),
        ("++++++-", 2),
        ("++++++++-+", 2),
        ("++++++++-++", 3),
    ],
)
def test_up_after_two_and_down_after_one(answers: str, reached: int) -> None:
    assert level(answers) == reached


def test_numbers_come_from_the_book() -> None:
    assert level("++++++", sessions_up=3) == 2
    assert level("++-", sessions_down=2) == 1
    assert level("++--", sessions_down=2) == 0
    assert level("++-+-", sessions_down=2) == 1, "two in a row"


def test_sessions_are_taken_in_the_order_of_their_days() -> None:
    assert rehab_level([(9, False), (2, True), (5, True)], LEVELS, BOOK) == 0
    assert rehab_level([(2, False), (9, True), (5, True)], LEVELS, BOOK) == 1


@given(answers=ANSWERS)
def test_the_level_is_always_on_the_ladder(answers: list[bool]) -> None:
    assert 0 <= level(answers) < LEVELS


@given(answers=ANSWERS, place=st.integers(0, 29))
def test_more_pain_never_gives_a_harder_level(answers: list[bool], place: int) -> None:
    worse = [good and i != place for i, good in enumerate(answers)]
    assert level(worse) <= level(answers)


@given(answers=ANSWERS)
def test_one_more_session_moves_one_level_at_most(answers: list[bool]) -> None:
    before = level(answers)
    assert level([*answers, True]) - before in (0, 1)
    assert level([*answers, False]) == max(0, before - 1)
