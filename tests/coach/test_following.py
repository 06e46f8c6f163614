"""A runner who does what each day's plan says, and is planned for anew every morning."""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec
import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.plan import Session
from surefoot.diary.scenario import Goal, Scenario
from tests.coach.builders import ROUTINE, TODAY, planned, race, run, scenario, weekly
from tests.coach.seasons import EVERY_DAY, season

DAYS = 14
GOALS = {"10 km": race("10 km", 49), "routine": ROUTINE}


def next_morning(today: Scenario, done: tuple[Session, ...]) -> Scenario:
    """The scenario a day later, with what was done in the log."""
    found = tuple(
        Activity(
            date=today.today,
            duration=session.duration_s,
            distance=session.distance_m if session.running else None,
            sport="run" if session.running else "strength",
            session=session.id,
        )
        for session in done
        if session.running or session.kind == "strength"
    )
    log = msgspec.structs.replace(today.log, activities=(*today.log.activities, *found))
    return msgspec.structs.replace(today, today=today.today + dt.timedelta(days=1), log=log)


def follow(first: Scenario) -> list[tuple[dt.date, Session]]:
    """What is done on each of the next days."""
    now, done = first, list[tuple[dt.date, Session]]()
    for _ in range(DAYS):
        plan = planned(now)
        sessions = plan.days[0].sessions
        done += [(now.today, session) for session in sessions]
        now = msgspec.structs.replace(next_morning(now, sessions), accepted_plan=plan)
    return done


@cache
def followed(goal: str) -> list[tuple[dt.date, Session]]:
    """Two weeks of a runner of 40 km a week with time on every day."""
    return follow(scenario(weekly(40), GOALS[goal], minutes=EVERY_DAY))


def in_week(goal: str, week: int) -> list[Session]:
    """What was done in a calendar week; today is a Monday."""
    return [session for date, session in followed(goal) if (date - TODAY).days // 7 == week]


@pytest.mark.parametrize("goal", GOALS)
def test_one_run_a_day_and_no_week_grows_past_its_limit(goal: str) -> None:
    for week in (0, 1):
        runs = [session for session in in_week(goal, week) if session.running]
        assert 3 <= len(runs) <= 5
        assert sum(session.distance_m or 0 for session in runs) <= 44_000


@pytest.mark.parametrize("goal", GOALS)
def test_the_hard_session_of_a_week_is_done_once(goal: str) -> None:
    for week in (0, 1):
        assert sum(session.hard for session in in_week(goal, week)) <= 1


@pytest.mark.parametrize("goal", GOALS)
def test_strength_of_a_week_is_done_twice(goal: str) -> None:
    for week in (0, 1):
        assert sum(session.kind == "strength" for session in in_week(goal, week)) <= 2


def test_the_day_after_the_long_run_in_the_log_is_not_hard() -> None:
    log = (*weekly(60, 6, off=2), run(1, 18))  # of 60 km, on Sunday
    found = season(log, race("10 km", 56), minutes=EVERY_DAY)
    assert 0 not in found.runs or not found.runs[0].hard


def test_a_goal_stays_the_goal_while_it_is_followed() -> None:
    goal: Goal = GOALS["10 km"]
    now = scenario(weekly(40), goal, minutes=EVERY_DAY)
    answers = []
    for _ in range(3):
        plan = planned(now)
        answers.append((plan.feasibility.feasible, plan.feasibility.planned_for.date))
        now = msgspec.structs.replace(next_morning(now, plan.days[0].sessions), accepted_plan=plan)
    assert answers == [(True, goal.date)] * 3
