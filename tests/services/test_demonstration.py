"""The made-up runner: the same for the same day, the same k weeks later, and believable."""

from __future__ import annotations

import datetime as dt
import json
from itertools import groupby, pairwise

import pytest

from surefoot.diary.dates import age_on, monday_of
from surefoot.diary.reading import read_scenario
from surefoot.diary.writing import scenario_to_document
from surefoot.services.demonstration import VARIANTS, demonstration, variants

MONDAY = dt.date(2027, 1, 4)
DAYS = [MONDAY + dt.timedelta(days=day) for day in range(7)]


def runs(today: dt.date = MONDAY):
    return [activity for activity in demonstration(today).log.activities if activity.sport == "run"]


def weekly_metres(today: dt.date = MONDAY) -> dict[dt.date, int]:
    return {
        monday: sum(run.distance for run in week)
        for monday, week in groupby(runs(today), lambda run: monday_of(run.date))
    }


@pytest.mark.parametrize("today", DAYS)
def test_the_same_day_gives_the_same_runner(today: dt.date) -> None:
    assert demonstration(today) == demonstration(today)


@pytest.mark.parametrize("weeks", [1, 13, 52])
@pytest.mark.parametrize("today", DAYS)
def test_whole_weeks_later_gives_the_same_runner_whole_weeks_later(today: dt.date, weeks: int) -> None:
    gap = dt.timedelta(weeks=weeks)
    here, there = demonstration(today), demonstration(today + gap)
    assert [(a.date + gap, a.distance, a.duration, a.avg_hr) for a in here.log.activities] == [
        (a.date, a.distance, a.duration, a.avg_hr) for a in there.log.activities
    ]
    assert here.goals[0].date + gap == there.goals[0].date
    assert here.runner.birth_date + gap == there.runner.birth_date


def test_days_of_one_week_share_their_past() -> None:
    monday, sunday = runs(DAYS[0]), runs(DAYS[6])
    assert sunday[: len(monday)] == monday


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_is_a_scenario_that_reads_back(today: dt.date, variant: str) -> None:
    scenario = demonstration(today, variant)
    assert read_scenario(json.dumps(scenario_to_document(scenario))) == scenario


def test_the_log_ends_yesterday_and_covers_two_years() -> None:
    for today in DAYS:
        log = demonstration(today).log.activities
        assert all(activity.date < today for activity in log)
        assert (today - log[0].date).days >= 2 * 52 * 7 - 7


def test_the_runner_is_42_and_runs_four_times_a_week_some_30_to_40_km() -> None:
    scenario = demonstration(MONDAY)
    assert age_on(scenario.runner.birth_date, MONDAY) == 42
    weeks = sorted(weekly_metres().values())
    assert 28_000 <= weeks[len(weeks) // 2] <= 40_000
    assert max(weeks) <= 45_000
    assert len(runs()) >= 370


def test_there_was_a_holiday_of_two_weeks_and_a_cold() -> None:
    days = [run.date for run in runs()]
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    assert 14 <= gaps[-1] <= 18
    assert {check_in.illness for check_in in demonstration(MONDAY).log.check_ins} == {"above_neck"}


def test_races_are_flagged_and_believable() -> None:
    races = [run for run in runs() if run.race]
    assert [race.distance for race in races] == [10_000, 21_098, 10_000]
    assert all(270 <= 1_000 * race.duration / race.distance <= 330 for race in races)
    assert all(race.date.weekday() == 6 for race in races)


def test_heart_rate_and_effort_are_there_now_and_then() -> None:
    known = runs()
    assert 0.8 < sum(run.avg_hr is not None for run in known) / len(known) < 1
    assert 0.2 < sum(run.rpe is not None for run in known) / len(known) < 0.6


def test_no_run_outgrows_those_before_it_by_much() -> None:
    """Apart from the races, the longest run of a month grows by half at most: nobody trains like a lottery."""
    longest = 0
    for run in runs():
        if not run.race and run.date > runs()[0].date + dt.timedelta(days=30):
            recent = [other.distance for other in runs() if 0 < (run.date - other.date).days <= 30]
            longest = max(longest, run.distance / max(recent)) if recent else longest
    assert longest <= 1.5


def test_goals_are_on_a_sunday_as_many_weeks_ahead() -> None:
    goal = demonstration(MONDAY).goals[0]
    assert (goal.date - MONDAY).days == 16 * 7 - 1
    assert goal.date.weekday() == 6
    assert demonstration(MONDAY, "routine").goals[0].date is None


def test_variants_are_the_same_runner_with_another_goal() -> None:
    found = dict(variants(MONDAY))
    assert found.keys() == VARIANTS.keys()
    assert len({scenario.log for scenario in found.values()}) == 1


def test_the_runner_can_count_in_miles() -> None:
    assert demonstration(MONDAY, units="mi").units == "mi"
