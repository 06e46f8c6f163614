"""How much a day and a week of a way back may hold in one go (engine, stages 3 and 6)."""

from __future__ import annotations

import pytest

from surefoot.coach.comeback.limits import Limits
from surefoot.coach.comeback.outing import FREE, Start
from tests.coach.builders import book
from tests.coach.comeback.helpers import CALM, FIRST, outing, way


def limits(usual_s: float = 10_800.0) -> Limits:
    start = Start(day=FIRST, protocol=None, length=1_200.0, whole_s=1_800.0, habit=5, usual_s=usual_s)
    return Limits(start, book())


def runs(*outings: tuple[int, float]) -> list[tuple[int, float]]:
    """Outings by day after the first, in minutes."""
    return [(FIRST + day, 60 * minutes) for day, minutes in outings]


# ------------------------------------------------------------------ steps


@pytest.mark.parametrize(("seconds", "outings", "longer"), [(1_200, 1, 1_320), (300, 1, 360), (1_200, 4, 1_440)])
def test_a_step_is_a_tenth_and_a_minute_an_outing_at_least(seconds: float, outings: int, longer: float) -> None:
    assert limits().step(seconds, outings) == pytest.approx(longer)


# ------------------------------------------------------------------ weeks


def test_the_first_seven_days_are_within_the_usual_week() -> None:
    assert limits().week([], FIRST, 4) == 10_800
    assert limits().week(runs((0, 20)), FIRST + 6, 4) == 10_800


def test_a_week_grows_by_a_step_on_the_most_of_the_three_before() -> None:
    done = runs((0, 60), (2, 60), (8, 30), (15, 30))
    assert limits().week(done, FIRST + 21, 4) == pytest.approx(7_920)
    assert limits().week(done, FIRST + 24, 4) == pytest.approx(2_040), "the first week is four weeks ago"


def test_no_week_grows_past_the_usual_one() -> None:
    assert limits(usual_s=7_500.0).week(runs((0, 60), (2, 60)), FIRST + 7, 4) == 7_500


# ------------------------------------------------------------------ a single outing


def test_after_a_new_longest_outing_none_is_longer_for_seven_days() -> None:
    done = runs((0, 20), (7, 22))
    assert [limits().single(done, FIRST + day) for day in (9, 13, 14)] == [1_320, 1_320, FREE]


def test_neither_the_first_outing_nor_a_few_seconds_more_are_a_new_longest_one() -> None:
    assert limits().single(runs((0, 20)), FIRST + 2) == FREE
    assert limits().single(runs((0, 20), (2, 20.9)), FIRST + 4) == FREE


def test_what_was_run_more_than_thirty_days_ago_was_long_ago() -> None:
    assert limits().single(runs((0, 40), (32, 20), (34, 22)), FIRST + 36) == 1_320
    assert limits().single(runs((0, 40), (28, 20), (30, 22)), FIRST + 32) == FREE


def test_a_step_that_could_first_be_taken_late_puts_off_the_next_one() -> None:
    found = way(None)
    for day, minutes in ((0, 20), (6, 20), (11, 22), (13, 22)):
        found.take(outing(day, minutes), CALM)
    assert round(found.length) == 1_452, "the step of the second week"
    assert [found.next_seconds(FIRST + day) for day in (15, 17, 18)] == [1_320, 1_320, 1_440]
