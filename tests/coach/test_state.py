"""The log folded: habit, longest, pace, age, injuries (engine, stage 1)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from surefoot.coach.state import State, fold, median, monday
from surefoot.diary.activity import Activity
from tests.coach.builders import (
    DAY,
    TODAY,
    ago,
    book,
    injury,
    pain,
    plan,
    raced,
    run,
    scenario,
    setting,
    told,
    weekly,
)


def state(*runs: Activity, **others: Any) -> State:
    """The runner today."""
    return fold(scenario(runs, **others), book())


def on_days(*weeks: tuple[int, ...]) -> list[Activity]:
    """Runs of so many km on the first days of each complete week, the last week first."""
    return [run(7 * (back + 1) - day, km) for back, week in enumerate(weeks) for day, km in enumerate(week)]


# ------------------------------------------------------------------ habit


def test_the_habit_is_the_median_of_the_last_four_complete_weeks() -> None:
    found = state(*on_days((10, 10, 10), (20,), (5, 5), (8, 8, 8, 8), (50, 50, 50, 50, 50)))
    assert found.habit_week == 25_000, "between 20 and 30 km; the fifth week back does not count"
    assert found.habit_runs == 3, "between two and three runs"


def test_weeks_without_a_run_are_passed_over() -> None:
    found = state(*on_days((10,), (), (20,), (), (30,), (), (40,), (99,)))
    assert (found.habit_week, found.habit_runs) == (25_000, 1)


def test_with_fewer_weeks_the_habit_is_what_there_is() -> None:
    found = state(*on_days((10, 10), (6, 6, 6)))
    assert (found.habit_week, found.habit_runs) == (19_000, 3)


def test_the_present_week_does_not_count_unless_there_is_nothing_else() -> None:
    wednesday = TODAY + dt.timedelta(days=2)
    runs = [run(-1, 12), *on_days((10, 10))]
    assert state(*runs, today=wednesday).habit_week == 20_000
    assert state(run(-1, 12), run(0, 5), today=wednesday).habit_week == 17_000


def test_where_nothing_is_logged_the_habit_is_what_is_declared() -> None:
    found = state(usual_weekly_distance=40_000)
    assert (found.habit_week, found.habit_runs, found.first_ever) == (40_000, 5, False)
    assert found.ledger.longest(DAY) == 8_000, "a run of a fifth of it"
    assert state(usual_weekly_distance=40_000, minutes=(0, 60, 0, 60, 0, 0, 60)).habit_runs == 3
    assert state(usual_weekly_distance=6_000, experience="new").habit_runs == 3


def test_a_log_goes_before_what_is_declared() -> None:
    found = state(*weekly(20, 3), usual_weekly_distance=60_000, longest_recent=25_000)
    assert (found.habit_week, found.habit_runs) == (20_000, 3)
    assert found.ledger.longest(DAY) == 8_000


def test_what_is_declared_stands_for_the_time_before_the_first_run_of_a_log() -> None:
    found = state(run(0, 5), usual_weekly_distance=40_000, longest_recent=15_000)
    assert (found.habit_week, found.habit_runs) == (40_000, 5), "no week is complete yet"
    assert found.ledger.longest(DAY + 1) == 15_000
    assert found.ledger.volume(DAY - 7, DAY) == 40_000
    found = state(run(3, 10), usual_weekly_distance=40_000)
    assert found.habit_week == pytest.approx(4 / 7 * 40_000 + 10_000, abs=1), "four days of the week are declared"


def test_beside_a_log_of_more_than_four_weeks_nothing_declared_stands() -> None:
    for days, metres in ((28, 15_000), (29, 5_000)):
        found = state(run(days, 5), run(1, 5), usual_weekly_distance=40_000, longest_recent=15_000)
        assert found.ledger.longest(DAY) == metres


def test_nothing_logged_and_nothing_declared_is_a_first_ever_runner() -> None:
    found = state()
    assert (found.first_ever, found.habit_week, found.habit_runs) == (True, 0, 3)
    assert found.ledger.longest(DAY) == 0
    assert state(minutes=(0, 0, 40, 0, 0, 0, 60)).habit_runs == 2


def test_who_declares_a_longest_run_has_run_before() -> None:
    found = state(longest_recent=7_000)
    assert not found.first_ever
    assert (found.ledger.longest(DAY), found.longest_ever) == (7_000, 7_000)


def test_walking_counts_neither_for_the_habit_nor_for_the_longest_run() -> None:
    walks = [run(day, 18, 200, sport="walk") for day in range(1, 30)]
    walked = run(2, 20, 240, running=0)
    found = state(*weekly(20, 3), *walks, walked)
    assert (found.habit_week, found.habit_runs) == (20_000, 3)
    assert found.ledger.longest(DAY) == 8_000
    assert state(*walks).first_ever


def test_of_a_run_with_walking_the_running_counts() -> None:
    found = state(run(2, 6, 60, running=1_800))
    assert found.ledger.longest(DAY) == 3_000


# ------------------------------------------------------------------ time-only logs


def test_thirty_minutes_of_running_stand_for_three_miles_where_time_is_all_there_is() -> None:
    found = state(*[run(day, None, 30) for day in (3, 5, 7)])
    assert found.ledger.longest(DAY) == pytest.approx(4_828, abs=1)
    assert found.habit_week == pytest.approx(3 * 4_828, abs=3)
    assert found.easy_pace is None


def test_a_known_pace_goes_before_that() -> None:
    known = [run(day, 10, 50) for day in (10, 12, 14)]
    found = state(*known, run(3, None, 60))
    assert found.easy_pace == 300
    assert found.ledger.longest(DAY) == 12_000


def test_a_log_of_times_alone_gives_a_plan_with_a_longest_run_that_grows_from_it() -> None:
    runs = [run(day, None, 40) for day in range(60, 0, -2)]
    found = plan(runs)
    longest = max(session.distance_m or 0 for day in found.days[:7] for session in day.sessions)
    assert longest <= 1.1 * 40 / 30 * 4_829


# ------------------------------------------------------------------ pace, races, runs over the limit


def test_the_usual_pace_is_the_median_of_eight_weeks_without_races() -> None:
    slow = [run(day, 10, 70) for day in range(60, 90, 3)]
    steady = [run(day, 10, 60) for day in range(1, 20, 3)]
    assert state(*slow, *steady, raced(2, 10, 40)).easy_pace == 360
    assert state(*slow).easy_pace == 420, "where the log ended long ago, its last eight weeks count"
    assert state(run(3, 10), run(1, 10)).easy_pace is None, "two runs are too few"


def test_a_race_counts_as_its_limit_until_14_days_have_passed() -> None:
    before = weekly(20, 3)
    assert state(*before, raced(14, 21.1, 120)).ledger.longest(DAY) == pytest.approx(8_800)
    assert state(*before, raced(15, 21.1, 120)).ledger.longest(DAY) == 21_100
    assert state(*before, raced(5, 21.1, 120)).longest_ever == 21_100


def test_a_pain_puts_off_the_day_from_which_a_race_counts() -> None:
    runs = [*weekly(20, 3), raced(20, 21.1, 120)]
    assert state(*runs).ledger.longest(DAY) == 21_100
    hurt = {"check_ins": (told(12, pain(score=1)),)}
    assert state(*runs, log=hurt).ledger.longest(DAY) == pytest.approx(8_800)
    fine = {"check_ins": (told(12, pain(score=0)), told(11, pain(score=5, moment="none")))}
    assert state(*runs, log=fine).ledger.longest(DAY) == 21_100


def test_without_a_plan_a_long_run_counts_as_it_is() -> None:
    assert state(*weekly(20, 3), run(2, 16)).ledger.longest(DAY) == 16_000


@pytest.mark.parametrize("stood", [{"session": "2027-W08-long-1"}, {"stage": "general/2"}])
def test_a_run_over_the_limit_of_its_session_or_stage_counts_as_that_limit(stood: dict[str, str]) -> None:
    assert state(*weekly(20, 3), run(2, 16, **stood)).ledger.longest(DAY) == pytest.approx(8_800)


def test_a_run_over_its_limit_is_judged_against_a_plan_that_stood_that_day() -> None:
    before = weekly(20, 3, off=10)
    accepted = plan([run for run in before if run.date < ago(10)], today=ago(10))
    base = scenario([*before, run(9, 16)])
    with_plan = msgspec.structs.replace(base, accepted_plan=accepted)
    assert fold(base, book()).ledger.longest(DAY) == 16_000
    assert fold(with_plan, book()).ledger.longest(DAY) == pytest.approx(8_800)
    later = msgspec.structs.replace(base, accepted_plan=msgspec.structs.replace(accepted, today=ago(8)))
    assert fold(later, book()).ledger.longest(DAY) == 16_000, "the plan began after the run"


# ------------------------------------------------------------------ age, injuries, strength


def test_age_and_the_first_run() -> None:
    found = state(run(40), run(30), birth_date=dt.date(1985, 6, 1))
    assert (found.age, found.first_run_day) == (41, DAY - 40)
    assert (state().age, state().first_run_day) == (None, None)


@pytest.mark.parametrize(("resolved", "recent"), [(None, True), (365, True), (366, False)])
def test_an_injury_of_the_last_year_asks_for_care(resolved: int | None, recent: bool) -> None:
    found = injury("left calf", 500, resolved=None if resolved is None else ago(resolved))
    assert state(log={"injuries": (found,)}).injured_recently is recent
    assert not state().injured_recently


def test_strength_of_the_last_four_weeks_counts() -> None:
    sessions = [run(day, None, 30, sport="strength") for day in (40, 28, 27, 3)]
    found = state(*sessions)
    assert (found.strength_done, found.strength_last) == (2, DAY - 3)
    assert (state().strength_done, state().strength_last) == (0, None)


def test_the_first_day_for_a_run_is_tomorrow_where_today_has_one() -> None:
    assert state(run(1)).first_free == DAY
    assert state(run(1), run(0)).first_free == DAY + 1


def test_medians_and_mondays() -> None:
    assert (median([3.0, 1.0, 2.0]), median([4.0, 1.0])) == (2.0, 2.5)
    assert [monday(DAY + days) - DAY for days in (-1, 0, 6, 7)] == [-7, 0, 0, 7]


# ------------------------------------------------------------------ fitness of a setting


def test_a_break_lowers_the_index_of_races_before_it() -> None:
    steady = setting([*weekly(40, weeks=40), raced(62, 10, 45)]).fitness
    broken = setting([*weekly(40, weeks=40, off=60), raced(62, 10, 45)]).fitness
    assert steady is not None
    assert broken is not None
    assert broken.index == pytest.approx(steady.index * (1 - 0.003 * (61 - 5)), abs=0.2)


def test_with_riding_or_swimming_it_falls_by_half_as_much() -> None:
    runs = [*weekly(40, weeks=40, off=60), raced(62, 10, 45)]
    plain, crossed = setting(runs).fitness, setting([*runs, run(30, 30, 70, sport="ride")]).fitness
    assert plain is not None
    assert crossed is not None
    assert crossed.index > plain.index


def test_a_race_after_the_break_speaks_of_the_time_since() -> None:
    runs = [*weekly(40, weeks=40, off=60), raced(1, 10, 52)]
    found, fresh = setting(runs).fitness, setting([raced(1, 10, 52)]).fitness
    assert found is not None
    assert fresh is not None
    assert found.index == pytest.approx(fresh.index)


def test_of_two_breaks_since_the_race_the_longer_one_lowers_the_index() -> None:
    before = [*weekly(40, weeks=40, off=100), raced(105, 10, 45)]
    once = setting([*before, *(run(day) for day in (9, 7, 5, 3, 1))]).fitness
    twice = setting([*before, run(9), run(8), run(0)]).fitness
    assert once is not None
    assert twice is not None
    assert twice.index == pytest.approx(once.index)


def test_without_anything_that_speaks_of_fitness_there_is_none() -> None:
    found = setting()
    assert found.fitness is None
    assert not found.paces.known
