"""How much a day and a week of a way back may hold in one go (engine, stages 3 and 6)."""

from __future__ import annotations

import pytest

from surefoot.coach.comeback.limits import Limits
from surefoot.coach.comeback.outing import FREE, Start
from tests.coach.builders import book
from tests.coach.comeback.helpers import CALM, FIRST, outing, way


def limits(usual_s: float = 10_800.0) -> Limits:
    start = Start(day=FIRST, protocol=None, length=1_200.0, whole_s=1_800.0, habit=5, usual_s=usual_s, pace=360.0)
    return Limits(start, book())


def runs(*outings: tuple[int, float]) -> list[tuple[int, float]]:
    """Outings by day after the first, in minutes."""
    return [(FIRST + day, 60 * minutes) for day, minutes in outings]


# ------------------------------------------------------------------ steps


@pytest.mark.parametrize(("seconds", "outings", "longer"), [(1_200, 1, 1_320), (300, 1, 360), (1_200, 4, 1_440)])
def test_a_step_is_a_tenth_and_a_minute_an_outing_at_least(seconds: float, outings: int, longer: float) -> None:
    assert limits().step(seconds, outings) == pytest.approx(longer)


# ------------------------------------------------------------------ weeks

#: No stage of a ladder among the outings.
NO_LADDER = FIRST - 1


def room(done: list[tuple[int, float]], day: int, ladder: int = NO_LADDER) -> float:
    """Minutes of a day that growth leaves; a kilometre takes six of them."""
    return limits().room(done, FIRST + day, ladder) / 60


def test_the_usual_week_bounds_what_the_last_six_days_leave_of_it() -> None:
    assert limits().usual([], FIRST) == 10_800
    assert limits().usual(runs((0, 60), (2, 60)), FIRST + 6) == 3_600
    assert limits().usual(runs((0, 60), (2, 60)), FIRST + 8) == 7_200, "the first was a week and a day ago"
    assert limits(usual_s=3_000.0).usual(runs((0, 60)), FIRST + 2) == 0


def test_the_first_seven_days_have_nothing_to_grow_on() -> None:
    assert room([], 0) == FREE
    assert room(runs((0, 20), (2, 20)), 6) == FREE


def test_a_week_grows_on_weeks_that_it_has_no_part_in() -> None:
    done = runs((0, 60), (2, 60), (4, 60), (7, 60), (9, 60))
    assert room(done, 11) == pytest.approx(198 - 120)
    assert room([*done, (FIRST + 11, 4_680.0)], 12) == pytest.approx(0), "and not a tenth a day on itself"


def test_a_small_week_grows_by_half_a_kilometre_a_run() -> None:
    assert room(runs((0, 20), (3, 20), (7, 20)), 10) == pytest.approx(39.6 + 6 - 20 - 0.4, abs=1)


def test_growth_looks_back_three_weeks_and_a_half_more_at_most_on_the_last_one() -> None:
    done = runs((0, 100), (2, 100), (7, 40), (12, 40), (17, 20))
    assert room(done, 21) == pytest.approx(40, abs=0.5), "half as much again as the last week, less what it has begun"
    later = runs((0, 60), (2, 60), (7, 10), (12, 10), (17, 10), (22, 10), (27, 10))
    assert room(later, 30) == pytest.approx(20 + 6 - 10, abs=0.5), "four weeks ago is too long"


def test_where_the_way_began_within_a_week_its_fullest_seven_days_count() -> None:
    done = runs((0, 30), (2, 30), (4, 30), (6, 30), (8, 30), (10, 30), (12, 30))
    assert room(done, 14) >= 30, "days 8 to 14 after days 1 to 7, which hold three"


def test_after_a_break_on_the_way_the_share_of_a_return_holds() -> None:
    done = runs((0, 40), (2, 40), (4, 40), (7, 40), (9, 40), (11, 40), (32, 30))
    assert room(done, 34) == pytest.approx(30, abs=1), "half of two hours after three weeks, less what was run"
    back = [(FIRST + day, 1_800.0) for day in (34, 39, 41)]
    assert room([*done, *back], 43) == pytest.approx(60 + 9 - 60, abs=1), "or as any week grows, where that is more"
    assert room([*done, *back], 70) == 30, "the return is over, and nothing was run in it"


def test_every_seven_days_that_hold_an_outing_bound_it() -> None:
    """The seven days up to it hold one outing alone; those that begin with the one before are full."""
    done = runs((0, 30), (1, 30), (7, 30), (8, 30))
    assert room(done, 10) < 12
    assert room(done, 13) < 12
    assert room(done, 14) >= 30


def test_the_first_outing_of_seven_days_may_be_the_same_again() -> None:
    assert room(runs((0, 40)), 40) == 40
    assert room(runs((0, 40), (40, 40)), 42) < 40


def test_stages_of_a_ladder_count_in_the_weeks_before_and_not_beside() -> None:
    done = runs((0, 24), (3, 24), (7, 30), (9, 30))
    assert room(done, 11, FIRST + 9) == pytest.approx(52.8)
    assert room(done, 11) == 0


# ------------------------------------------------------------------ how often


def test_how_often_is_whole_outings_a_week_of_a_fortnight() -> None:
    every_other = runs(*((day, 20) for day in range(0, 14, 2)))
    assert limits().often(every_other, FIRST + 12) == 3, "seven in a fortnight"
    assert limits().often(runs(*((day, 20) for day in (0, 1, 3, 5, 7, 8, 10, 12))), FIRST + 13) == 4
    assert limits().often(every_other, FIRST + 40) == 0


def test_the_fullest_seven_of_a_fortnight() -> None:
    done = runs((0, 90), (4, 30), (6, 30), (9, 30), (13, 20))
    assert limits().fullest(done, FIRST + 14) == 60 * 90, "the first is a fortnight ago"
    assert limits().fullest(done, FIRST + 13) == 60 * 150


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
    for day, minutes in ((0, 20), (2, 20), (4, 20), (6, 20), (11, 22), (13, 22)):
        found.take(outing(day, minutes), CALM)
    assert round(found.length) == 1_452, "the step of the second week"
    assert [found.next_seconds(FIRST + day) for day in (15, 17, 18)] == [0, 0, 1_440], "days 4 to 10 held but two"
