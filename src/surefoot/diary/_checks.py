"""What contradicts itself in a scenario whose fields are each fine: dates, paces, names that nothing bears.

In the order of the document's pages: today and runner, goals, log. The first contradiction is the answer.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn, Clearance, Hold, Injury
from surefoot.diary.dates import age_on
from surefoot.diary.errors import ScenarioError
from surefoot.diary.plausible import Limits
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.strength import StrengthDone
from surefoot.units import format_clock, format_distance, format_pace

#: What a clearance may be for, besides an injury.
CLEARED_STATES = ("red_flag", "birth", "pregnancy", "readiness")


def refuse_contradictions(scenario: Scenario, limits: Limits) -> None:
    """Raise :class:`ScenarioError` for the first contradiction of a scenario with itself or with ``limits``."""
    _runner(scenario.runner, scenario.today, limits)
    _goals(scenario, limits)
    _past(scenario.log, scenario.today)
    _activities(scenario.log.activities, limits)
    _spans(scenario.log)
    _injuries(scenario.log)


def _runner(runner: Runner, today: dt.date, limits: Limits) -> None:
    if not any(runner.availability):
        mend = "give at least one day some time, such as sat: 60 min"
        raise ScenarioError("runner.availability", None, "there is no time to run on any day", mend)
    if runner.birth_date is not None:
        youngest, oldest = limits.age
        age = age_on(runner.birth_date, today)
        if not youngest <= age <= oldest:
            message = f"plans are made from {youngest:g} to {oldest:g} years of age, and this is {age}"
            raise ScenarioError("runner.birth_date", runner.birth_date, message, "write the year of birth in full")
    if runner.max_hr is not None and runner.resting_hr is not None and runner.resting_hr >= runner.max_hr:
        message = f"the heart at rest cannot beat as often as at most, {runner.max_hr}"
        raise ScenarioError("runner.resting_hr", runner.resting_hr, message, "check both, or leave one out")


def _goals(scenario: Scenario, limits: Limits) -> None:
    if not scenario.goals:
        raise ScenarioError("goals", None, "at least one goal is required", "add one, such as {kind: routine}")
    race_days: dict[dt.date, int] = {}
    for index, goal in enumerate(scenario.goals):
        path = f"goals[{index}]"
        _goal_fields(goal, path)
        if goal.date is not None:
            _goal_date(goal.date, path, scenario.today, limits)
        if goal.target_time is not None:
            _target(goal, path, limits)
        if goal.kind == "race" and goal.date is not None:
            if goal.date in race_days:
                message = f"goals[{race_days[goal.date]}] is a race on the same day"
                raise ScenarioError(f"{path}.date", goal.date, message, "keep one race a day")
            race_days[goal.date] = index


def _goal_fields(goal: Goal, path: str) -> None:
    """A race has distance and date; routine and come_back have neither, nor a target."""
    if goal.kind == "race":
        for name in ("distance", "date"):
            if getattr(goal, name) is None:
                raise ScenarioError(f"{path}.{name}", None, f"a race needs its {name}", f"add `{name}`")
    elif goal.kind in ("routine", "come_back"):
        for name in ("distance", "date", "target_time"):
            if getattr(goal, name) is not None:
                mend = f"leave `{name}` out, or write kind: race"
                raise ScenarioError(f"{path}.{name}", getattr(goal, name), f"a {goal.kind} has no {name}", mend)


def _goal_date(date: dt.date, path: str, today: dt.date, limits: Limits) -> None:
    if date < today:
        mend = "choose a coming race, or write kind: routine"
        raise ScenarioError(f"{path}.date", date, f"this date is before today, {today}", mend)
    if (date - today).days > limits.race_horizon:
        mend = "choose a nearer race first, or write kind: routine until then"
        raise ScenarioError(f"{path}.date", date, f"this is more than {limits.race_horizon} days away", mend)


def _target(goal: Goal, path: str, limits: Limits) -> None:
    if goal.distance is None:
        raise ScenarioError(f"{path}.distance", None, "a target time needs its distance", "add `distance`")
    target = goal.target_time or 0
    if not limits.fastest_time(goal.distance) <= target <= limits.slowest_time(goal.distance):
        message = f"{format_clock(target)} for {format_distance(goal.distance)} is not plausible"
        raise ScenarioError(f"{path}.target_time", format_clock(target), message, "write hours too, as in 3:45:00")


def _past(log: Log, today: dt.date) -> None:
    for path, date in _dates_of_the_past(log):
        if date is not None and date > today:
            message = f"this is after today, {today}"
            raise ScenarioError(f"log.{path}", date, message, "check the date; the log is about the past")


def _dates_of_the_past(log: Log) -> Iterator[tuple[str, dt.date | None]]:
    """Every date that cannot be in the future. Holds and dates away can."""
    dated: dict[str, Iterable[Activity | CheckIn | StrengthDone]] = {
        "activities": log.activities,
        "check_ins": log.check_ins,
        "strength": log.strength,
    }
    for name, entries in dated.items():
        yield from ((f"{name}[{index}].date", entry.date) for index, entry in enumerate(entries))
    for index, injury in enumerate(log.injuries):
        for name in ("onset", "running_stopped", "resolved"):
            yield f"injuries[{index}].{name}", getattr(injury, name)
    for index, clearance in enumerate(log.clearances):
        yield f"clearances[{index}].date", clearance.date
    for index, birth in enumerate(log.births):
        yield f"births[{index}].date", birth.date


def _activities(activities: Iterable[Activity], limits: Limits) -> None:
    fastest, slowest = limits.run_pace
    for index, activity in enumerate(activities):
        if activity.running is not None and activity.running > activity.duration:
            found, message = (
                format_clock(activity.running),
                f"more than its duration, {format_clock(activity.duration)}",
            )
            raise ScenarioError(f"log.activities[{index}].running", found, message, "check both times")
        if activity.sport == "run" and activity.distance is not None:
            thousandfold, distance = 1000 * activity.duration, activity.distance
            if not fastest * distance <= thousandfold <= slowest * distance:
                raise _no_run(activity, index, limits)
        if activity.sport == "run":
            _best_efforts(activity, f"log.activities[{index}].best_efforts", limits)


def _best_efforts(activity: Activity, path: str, limits: Limits) -> None:
    """Refuse a stretch that nobody can run, and one that is longer than its outing."""
    longest = math.inf if activity.distance is None else limits.stretch_share * activity.distance
    for index, best in enumerate(activity.best_efforts):
        if 1000 * best.seconds < limits.fastest_stretch * best.distance:
            pace, fastest = format_pace(1000 * best.seconds / best.distance), format_pace(limits.fastest_stretch)
            message, mend = f"{pace} is faster than {fastest}, and nobody runs that", "check distance and duration"
            raise ScenarioError(f"{path}[{index}].duration", format_clock(best.seconds), message, mend)
        if best.distance > longest:
            message = f"more than its outing, {format_distance(activity.distance or 0)}"
            raise ScenarioError(
                f"{path}[{index}].distance", format_distance(best.distance), message, "check both distances"
            )


def _no_run(activity: Activity, index: int, limits: Limits) -> ScenarioError:
    distance = activity.distance or 0
    pace = format_pace(1000 * activity.duration / distance) if distance else "no distance at all"
    fastest, slowest = map(format_pace, limits.run_pace)
    message = f"{pace} in {format_clock(activity.duration)} is no run: they take {fastest} to {slowest}"
    mend = "check distance and duration, or give the sport: walk, ride, swim, strength or other"
    return ScenarioError(f"log.activities[{index}].distance", format_distance(distance), message, mend)


def _spans(log: Log) -> None:
    spans: dict[str, Iterable[Hold | Away]] = {"holds": log.holds, "away": log.away}
    for name, entries in spans.items():
        for index, entry in enumerate(entries):
            if entry.to is not None and entry.to < entry.from_:
                message = f"this is before `from`, {entry.from_}"
                raise ScenarioError(f"log.{name}[{index}].to", entry.to, message, "check both dates")


def _injuries(log: Log) -> None:
    known: dict[str, Injury] = {}
    for index, injury in enumerate(log.injuries):
        path = f"log.injuries[{index}]"
        if injury.id in known:
            raise ScenarioError(f"{path}.id", injury.id, "this id is taken", "give each injury an id of its own")
        if injury.id in CLEARED_STATES:
            raise ScenarioError(f"{path}.id", injury.id, "this word has a meaning of its own", "take another id")
        if injury.resolved is not None and injury.resolved < injury.onset:
            message = f"this is before its onset, {injury.onset}"
            raise ScenarioError(f"{path}.resolved", injury.resolved, message, "check both dates")
        known[injury.id] = injury
    for index, clearance in enumerate(log.clearances):
        _clearance(clearance, f"log.clearances[{index}]", known)
    for index, check_in in enumerate(log.check_ins):
        for place, pain in enumerate(check_in.pain):
            if pain.injury is not None and pain.injury not in known:
                raise _no_injury(f"log.check_ins[{index}].pain[{place}].injury", pain.injury, known)


def _clearance(clearance: Clearance, path: str, known: dict[str, Injury]) -> None:
    if clearance.injury in CLEARED_STATES:
        return
    if clearance.injury not in known:
        raise _no_injury(f"{path}.injury", clearance.injury, (*known, *CLEARED_STATES))
    onset = known[clearance.injury].onset
    if clearance.date < onset:
        raise ScenarioError(f"{path}.date", clearance.date, f"this is before the onset, {onset}", "check both dates")


def _no_injury(path: str, found: str, known: Iterable[str]) -> ScenarioError:
    names = ", ".join(known) or "add the injury under log.injuries"
    return ScenarioError(path, found, "no injury bears this id", f"write one of: {names}" if known else names)
