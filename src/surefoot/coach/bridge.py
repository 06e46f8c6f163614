"""The way from a mile back to a longer goal: what its time speaks for, and what is within reach next (MILE-3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from surefoot.coach.feasibility import judge_goal
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.feasibility.offered import offered_distances
from surefoot.coach.rules.mile.bridge_weeks import bridge_weeks
from surefoot.coach.rules.mile.longer_goals import offer_longer
from surefoot.coach.rules.season.race_class import race_class
from surefoot.coach.setting import Setting, expected_time
from surefoot.coach.trials import effort_kinds
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Goal
from surefoot.rulebook import Reason
from surefoot.units import Metres


def longer_goals(setting: Setting) -> Iterator[Reason]:
    """The nearest longer races after a mile, with their times; nothing while a goal stands, or without a mile."""
    mile = _last_mile(setting)
    ahead = any(goal.kind in ("race", "mile_block") for goal in setting.scenario.goals)
    if mile is None or mile.distance is None or ahead or setting.gate != "clear":
        return
    most = offer_longer(setting.book, (setting.scenario.today - mile.date).days)
    longer = [d for d in sorted(offered_distances(setting.book)) if race_class(setting.book, d) != "mile"]
    goals = (goal for distance in longer if (goal := _within_reach(setting, distance)) is not None)
    for goal, _ in zip(goals, range(most), strict=False):
        yield offer_longer.because(
            distance=mile.distance,
            time=mile.duration,
            day=mile.date,
            goal=goal.distance,
            predicted=round(expected_time(setting, goal.distance or 0)),
            date=goal.date,
        )


def _last_mile(setting: Setting) -> Activity | None:
    """The last race or trial of the log, where it was a mile or about one."""
    kinds = effort_kinds(setting.scenario, setting.book)
    raced = [a for a, kind in zip(setting.scenario.log.activities, kinds, strict=True) if kind != "training"]
    last = raced[-1] if raced else None
    return last if last and last.distance and race_class(setting.book, last.distance) == "mile" else None


def _within_reach(setting: Setting, distance: Metres) -> Goal | None:
    """A race over a distance on the first day that the bridge from a mile leads to; None where that is not feasible."""
    weeks = bridge_weeks(setting.book, race_class(setting.book, distance))
    date = setting.scenario.today + dt.timedelta(days=WEEK * weeks)
    goal = Goal(kind="race", distance=distance, date=date)
    return goal if judge_goal(setting, goal).feasible else None
