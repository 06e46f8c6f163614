"""A goal in the answer's words reads back as the goal that it was."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.scenario import Goal
from surefoot.diary.writing import goal_answer, goal_of
from surefoot.units import HALF_MARATHON, Metres, Seconds


@pytest.mark.parametrize(
    "goal",
    [
        Goal(kind="routine"),
        Goal(kind="mile_block", date=dt.date(2027, 6, 1)),
        Goal(kind="race", distance=HALF_MARATHON, date=dt.date(2027, 6, 6), target_time=Seconds(5_999), priority="B"),
        Goal(kind="race", distance=Metres(50_000), date=dt.date(2027, 6, 6), surface="trail", climb=Metres(1_234)),
    ],
    ids=["routine", "mile block", "half", "trail"],
)
def test_a_goal_that_was_put_in_words_is_the_same_goal(goal: Goal) -> None:
    assert goal_of(goal_answer(goal)) == goal
