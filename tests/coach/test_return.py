"""Plans after a break, as engine, stage 4 asks: shares of the old week, first runs, growth, easy running alone."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

import pytest

from surefoot.coach import make_plan
from surefoot.coach.rules.pause.return_share import return_share
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Away, Goal
from tests.coach.builders import (
    DAY,
    ROUTINE,
    TODAY,
    ahead,
    book,
    every,
    metres_by_block,
    plan,
    race,
    rules_of,
    run,
    running,
    scenario,
    setting,
)

# Whole plans over and over; their lines are covered by the tests of the single modules.
pytestmark = pytest.mark.no_cover

BREAKS = [12, 28, 35, 56, 57, 84, 100]
GOALS = {
    "routine": ROUTINE,
    "come_back": Goal(kind="come_back"),
    "10 km": race("10 km", 203),
    "half": race("half", 259),
}
OLD_WEEK, OLD_RUN = 35_000, 10_000  # of a run of 10 km every other day


@cache
def back(off: int, goal: str) -> Plan:
    """The plan of a runner of 35 km a week, so many days off; today is a Monday and weeks are blocks."""
    return make_plan(scenario(every(2, 10, off=off), GOALS[goal]), book())


def length(off: int) -> int:
    """Days of the return."""
    return setting(every(2, 10, off=off)).pauses[0].length


@pytest.mark.parametrize("goal", GOALS)
def test_three_days_off_are_no_break(goal: str) -> None:
    found = back(3, goal)
    assert found.gate.name == "clear"
    assert "return" not in [week.phase for week in found.weeks]
    assert found.weeks[0].distance_m >= 0.85 * OLD_WEEK


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("off", BREAKS)
def test_the_gate_is_comeback_until_the_return_has_passed(off: int, goal: str) -> None:
    gate = back(off, goal).gate
    assert (gate.name, gate.earliest_end) == ("comeback", ahead(length(off)))
    assert gate.because[0].rule == "BREAK-1"
    assert f"{off} days" in gate.because[0].text


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("off", BREAKS)
def test_each_week_of_the_return_keeps_its_share_of_the_old_week(off: int, goal: str) -> None:
    weeks = metres_by_block(back(off, goal), TODAY)
    inside = weeks[: -(-length(off) // 7)]
    shares = [return_share(book(), off, 7 * index) for index in range(len(inside))]
    assert all(metres <= share * OLD_WEEK + 1 for metres, share in zip(inside, shares, strict=True))


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("off", BREAKS)
def test_from_the_second_week_on_each_is_at_most_half_as_much_again_as_the_one_before(off: int, goal: str) -> None:
    weeks = metres_by_block(back(off, goal), TODAY)[: -(-length(off) // 7)]
    assert all(later <= 1.5 * earlier for earlier, later in pairwise(weeks))


def test_after_twelve_days_the_return_begins_with_half_the_old_week() -> None:
    assert 0.45 * OLD_WEEK <= back(12, "routine").weeks[0].distance_m <= 0.5 * OLD_WEEK


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("off", BREAKS)
def test_there_is_easy_running_alone_until_the_return_has_passed(off: int, goal: str) -> None:
    inside = [(date, session) for date, session in running(back(off, goal)) if date < ahead(length(off))]
    assert {session.kind for _, session in inside} <= {"easy", "long", "recovery", "walk_run"}
    assert not any(session.hard for _, session in inside)
    first = inside[0][1]
    assert "BREAK-3" in rules_of(first)


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("off", [35, 56, 57, 84, 100])
def test_after_more_than_thirty_days_first_runs_are_one_mile_to_three_kilometres(off: int, goal: str) -> None:
    first = [session.distance_m or 0 for date, session in running(back(off, goal)) if date < ahead(7)]
    assert 1_600 <= first[0] <= 3_000
    assert first[0] <= (3_000 if off == 35 else 2_500)
    grown = [session.distance_m or 0 for _, session in running(back(off, goal))]
    assert max(grown) > 2 * max(first), "and runs grow from there"


def test_after_up_to_thirty_days_a_run_may_be_what_the_last_thirty_days_allow() -> None:
    longest = max(session.distance_m or 0 for date, session in running(back(12, "routine")) if date < ahead(7))
    assert 0.5 * OLD_RUN <= longest <= 1.1 * OLD_RUN


@pytest.mark.parametrize("off", BREAKS)
def test_weeks_of_the_return_say_that_they_are(off: int) -> None:
    found = back(off, "10 km")
    whole = length(off) // 7
    assert [(week.phase, week.kind) for week in found.weeks[:whole]] == [("return", "return")] * whole
    after = found.weeks[whole + 2]
    assert after.phase == "base"


def test_57_days_off_are_answered_nearly_as_56_are() -> None:
    first, second = (metres_by_block(back(off, "10 km"), TODAY)[:5] for off in (56, 57))
    assert max(abs(a - b) for a, b in zip(first, second, strict=True)) < 0.1 * OLD_WEEK


def test_a_return_that_has_begun_goes_on_where_it_stands() -> None:
    begun = [run(day, 4) for day in range(12, 0, -2)]
    found = plan([*every(2, 10, off=54), *begun], race("10 km", 161))
    assert found.gate.name == "comeback"
    assert found.gate.since == TODAY - dt.timedelta(days=12)
    assert found.gate.earliest_end == ahead(30), "42 days off, twelve of the return have passed"
    share = return_share(book(), 42, 12)
    assert metres_by_block(found, TODAY)[0] <= share * OLD_WEEK
    assert found.weeks[0].phase == "return"


def test_speed_comes_after_the_return_and_not_in_it() -> None:
    found = back(35, "half")
    hard = [date for date, session in running(found) if session.hard]
    assert hard
    assert min(hard) >= ahead(length(35))


def test_days_away_that_make_a_break_are_come_back_from_as_well() -> None:
    away = Away(from_=ahead(14), to=ahead(34))
    found = plan(every(2, 10), race("10 km", 126), log={"away": (away,)})
    weeks = metres_by_block(found, TODAY)
    assert weeks[2:5] == [0, 0, 0]
    assert weeks[5] <= 0.5 * OLD_WEEK * 1.1
    assert found.weeks[5].phase == "return"


def test_who_comes_back_to_a_race_inside_the_return_is_told_when_it_could_be() -> None:
    found = plan(every(2, 10, off=40), race("10 km", 30))
    assert not found.feasibility.feasible
    assert found.feasibility.binding == ("BREAK-4",)
    assert found.feasibility.earliest_date is not None
    assert found.feasibility.earliest_date >= ahead(40)
    assert found.feasibility.planned_for.date == found.feasibility.earliest_date


def test_all_breaks_are_of_the_same_runner() -> None:
    for off in BREAKS:
        (pause,) = setting(every(2, 10, off=off)).pauses
        assert (pause.days_off, pause.old_week, pause.old_longest) == (off, OLD_WEEK, OLD_RUN)
        assert pause.start == DAY
