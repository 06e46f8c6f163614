"""Which outings were run all out: races, and the trials that a plan asked for (MILE-3)."""

from __future__ import annotations

from surefoot.coach.rules.mile.trial_run import trial_run
from surefoot.coach.rules.season.race_class import race_class
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Scenario
from surefoot.physiology.effort import EffortKind
from surefoot.rulebook import Book


def effort_kinds(scenario: Scenario, book: Book) -> list[EffortKind]:
    """For each activity of the log what its time says: a race, a time trial of the plan, or training."""
    plan = scenario.accepted_plan
    sessions = [session for day in plan.days for session in day.sessions] if plan else []
    planned = {session.id: session.distance_m or 0 for session in sessions if session.kind == "time_trial"}
    return [_kind(activity, planned, book) for activity in scenario.log.activities]


def _kind(activity: Activity, planned: dict[str, int], book: Book) -> EffortKind:
    if activity.race:
        return "race"
    name = activity.session or ""
    if "-time_trial-" not in name or not activity.distance:
        return "training"
    if name in planned:  # with its warm-up and cool-down in it, its time says nothing of the trial
        return "time_trial" if trial_run(book, activity.distance, planned[name]) else "training"
    return "time_trial" if race_class(book, activity.distance) == "mile" else "training"
