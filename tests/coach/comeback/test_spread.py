"""How the outings of a week of a way back lie (engine, stage 3)."""

from __future__ import annotations

import pytest

from surefoot.coach.comeback.spread import fits, spread

EVERY_DAY = tuple(range(7))


@pytest.mark.parametrize(
    ("outings", "found"),
    [(1, (1, 1, 1, 1, 1, 1, 1)), (3, (1, 1, 2, 2, 3, 3, 3)), (4, (1, 2, 2, 3, 3, 4, 4)), (7, (1, 2, 3, 4, 5, 6, 7))],
)
def test_with_time_every_day_they_lie_evenly(outings: int, found: tuple[int, ...]) -> None:
    assert spread(EVERY_DAY, outings) == found


def test_where_the_days_with_time_follow_each_other_so_do_the_outings() -> None:
    assert spread((2, 3, 5, 6), 3) == (1, 2, 2, 3, 3, 3, 3), "Wednesday, Thursday, Saturday, Sunday: two in a row"
    assert spread((4, 5, 6), 3) == (1, 2, 3, 3, 3, 3, 3), "three in a row, and four days of rest"


def test_there_are_no_more_than_days_with_time() -> None:
    assert spread((5, 6), 4)[-1] == 4
    assert spread((), 3) == spread(EVERY_DAY, 3), "without any time nothing is planned, however it is spread"


def test_one_more_has_to_fit_with_those_before_it() -> None:
    found = spread(EVERY_DAY, 3)
    assert fits([], 10, found)
    assert fits([5, 8], 10, found)
    assert not fits([5, 9], 10, found), "the day before"
    assert not fits([4, 6, 8], 10, found), "a fourth in seven days"
