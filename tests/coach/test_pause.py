"""When a pause is a break, and how long and large the way back is (engine, stages 1 and 4)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from surefoot.coach.pause import Pause, find_pauses, first_run_on, tightest
from surefoot.coach.state import fold
from surefoot.diary.activity import Activity
from tests.coach.builders import DAY, ahead, book, every, gate, race, raced, run, scenario, setting, weekly


def pauses(*runs: Activity) -> list[Pause]:
    """Breaks of a log whose return is not over today."""
    return find_pauses(fold(scenario(runs), book()).ledger, DAY, book())


def only(*runs: Activity) -> Pause:
    """The one break of a log."""
    (found,) = pauses(*runs)
    return found


# ------------------------------------------------------------------ what is a break


@pytest.mark.parametrize(("off", "found"), [(1, 0), (3, 0), (5, 0), (6, 1), (12, 1)])
def test_more_than_five_days_without_a_run_are_a_break(off: int, found: int) -> None:
    assert len(pauses(*every(2, off=off))) == found


@pytest.mark.parametrize(("off", "found"), [(7, 0), (14, 0), (15, 1)])
def test_who_runs_once_a_week_has_a_break_after_more_than_twice_that(off: int, found: int) -> None:
    assert len(pauses(*every(7, off=off))) == found


def test_the_usual_gap_is_that_of_the_weeks_before_the_break() -> None:
    rarely, then_often = every(7, off=90), [run(day) for day in range(88, 7, -2)]
    assert len(pauses(*rarely, *then_often)) == 1
    often, then_rarely = every(2, off=90), [run(day) for day in range(84, 6, -7)]
    assert pauses(*often, *then_rarely) == []


def test_the_only_run_of_a_log_has_no_usual_gap() -> None:
    assert only(run(20)).limit == 5
    assert pauses(run(5)) == []


def test_a_log_without_runs_has_no_break() -> None:
    assert pauses() == []
    assert pauses(run(0)) == []


def test_walks_do_not_end_a_break() -> None:
    walks = [run(day, 4, 50, sport="walk") for day in range(10, 0, -1)]
    assert only(*every(2, off=12), *walks).days_off == 12


# ------------------------------------------------------------------ the return


@pytest.mark.parametrize(
    ("off", "length"), [(6, 6), (12, 12), (28, 28), (35, 35), (56, 56), (57, 58), (70, 80), (84, 105), (100, 105)]
)
def test_the_return_is_as_long_as_the_break_and_15_weeks_from_84_days_on(off: int, length: int) -> None:
    assert only(*every(2, off=off)).length == length


@pytest.mark.parametrize(
    ("off", "first", "last"),
    [(12, 0.5, 0.75), (28, 0.5, 0.75), (35, 0.33, 0.75), (56, 0.33, 0.75), (57, 0.33, 0.759), (100, 0.33, 1.0)],
)
def test_shares_run_along_a_line_from_the_first_to_the_last(off: int, first: float, last: float) -> None:
    found = only(*every(2, off=off))
    assert found.share(book(), DAY) == pytest.approx(first)
    assert found.share(book(), DAY + found.length // 2) == pytest.approx((first + last) / 2, abs=0.011)
    assert found.share(book(), DAY + found.length - 1) == pytest.approx(last, abs=0.021)
    assert found.share(book(), DAY + found.length) == 1.0


@pytest.mark.parametrize("elapsed", range(0, 105, 7))
def test_there_is_no_jump_from_one_day_off_to_the_next(elapsed: int) -> None:
    shares = [only(*every(2, off=off)).share(book(), DAY + elapsed) for off in range(max(7, elapsed + 1), 120)]
    steps = [abs(b - a) for a, b in pairwise(shares)]
    assert max(steps, default=0) < 0.03


def test_before_the_return_its_first_share_stands() -> None:
    found = only(*every(2, off=12))
    assert found.share(book(), DAY - 4) == 0.5


def test_the_old_week_is_the_habit_before_the_break_and_the_old_longest_that_of_thirty_days() -> None:
    found = only(*weekly(40, weeks=30, off=50), raced(52, 21.1, 120))
    assert found.old_week == 40_000
    assert found.old_longest == pytest.approx(1.1 * 14_000), "the race counts as the limit it should have kept"


def test_a_week_has_its_share_of_the_old_one_as_a_ceiling_and_none_after_the_return() -> None:
    found = only(*weekly(40, off=15))
    assert found.ceiling(book(), DAY) == pytest.approx(20_000)
    assert found.ceiling(book(), found.end) == float("inf")


def test_first_runs_up_to_thirty_days_off_follow_the_old_longest() -> None:
    found = only(*weekly(40, off=15))
    assert found.single_run(book(), DAY) == pytest.approx(7_000)
    assert found.single_run(book(), found.end) == 0


@pytest.mark.parametrize(("off", "metres"), [(35, 3_000), (84, 1_600), (200, 1_600)])
def test_first_runs_after_longer_are_a_mile_to_three_kilometres(off: int, metres: int) -> None:
    assert only(*every(2, 10, off=off)).single_run(book(), DAY) == pytest.approx(metres)


@pytest.mark.parametrize(("off", "metres"), [(15, 7_000), (43, 0)])
def test_once_runs_count_again_only_a_short_break_still_looks_at_the_old_longest(off: int, metres: int) -> None:
    assert only(*weekly(40, off=off)).single_run(book(), DAY, 2_000) == pytest.approx(metres)


# ------------------------------------------------------------------ inside a log


def test_a_return_counts_from_its_first_run_and_can_stand_inside_a_log() -> None:
    found = only(*every(2, off=30), *[run(day) for day in range(10, 0, -2)])
    assert (found.begun, found.last_run, found.start, found.days_off) == (True, DAY - 30, DAY - 10, 20)
    assert found.end == DAY + 10
    assert found.share(book(), DAY) == pytest.approx(0.625)
    assert gate([*every(2, off=30), *[run(day) for day in range(10, 0, -2)]]) == "comeback"


def test_a_return_that_is_over_is_a_break_no_longer() -> None:
    after = [run(day) for day in range(20, 0, -2)]
    assert len(pauses(*every(2, off=39), *after)) == 0, "19 days off ended 20 days ago"
    assert len(pauses(*every(2, off=41), *after)) == 1, "21 days off leave a day of the return"


def test_a_break_still_going_on_counts_to_today() -> None:
    found = only(*every(2, off=40))
    assert (found.begun, found.start, found.days_off) == (False, DAY, 40)


def test_a_break_years_ago_has_no_return_that_still_lasts() -> None:
    assert pauses(*every(2, weeks=20, off=900), *every(2, weeks=20)) == []


# ------------------------------------------------------------------ a break within a return


def nested() -> list[Activity]:
    """Sixty days off, three weeks of running, then ten days off until today."""
    return [*every(2, 10, off=92), *(run(day, 3) for day in range(32, 9, -2))]


def test_a_break_within_a_return_is_a_second_one_with_the_habit_of_the_return_as_its_old_week() -> None:
    first, second = pauses(*nested())
    assert (first.days_off, second.days_off) == (60, 10)
    assert first.end > second.end
    assert first.old_week == 35_000
    assert second.old_week == pytest.approx(10_500, abs=1_500)


def test_of_two_returns_the_tighter_one_binds() -> None:
    first, second = found = pauses(*nested())
    ceiling, reason = tightest(found, book(), DAY)
    assert ceiling == second.ceiling(book(), DAY) < first.ceiling(book(), DAY)
    assert first_run_on(found, book(), DAY) == min(pause.single_run(book(), DAY) for pause in found)
    assert reason is not None
    assert (reason.rule.id, reason.args["days"]) == ("BREAK-3", 10)


def test_when_the_second_is_over_the_first_still_binds() -> None:
    first, second = found = pauses(*nested())
    ceiling, reason = tightest(found, book(), second.end)
    assert ceiling == first.ceiling(book(), second.end)
    assert reason is not None
    assert reason.args["days"] == 60


def test_after_all_returns_nothing_binds() -> None:
    assert tightest(pauses(*nested()), book(), DAY + 400) == (float("inf"), None)
    assert first_run_on(pauses(*nested()), book(), DAY + 400) == 0


def test_each_return_is_a_verdict_the_longest_first() -> None:
    found = setting(nested(), race("10 km", 150)).verdicts
    assert [verdict.name for verdict in found] == ["comeback", "comeback"]
    assert found[0].earliest_end == ahead(pauses(*nested())[0].end - DAY)
    assert found[0].ends_when.endswith("of easy running after the break.")
