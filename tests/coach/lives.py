"""A runner who accepted a plan, and what the next days make of it: followed, missed, longer, shorter."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from surefoot.coach.kept import metres_run
from surefoot.diary.activity import Activity
from surefoot.diary.plan import Change, Plan, Session
from surefoot.diary.scenario import Scenario
from surefoot.units import Metres, Seconds
from tests.coach.builders import EASY, ROUTINE, ahead, planned, sessions

#: Sports of what is planned beside running, as a log names them.
_SPORTS = {"strength": "strength", "plyometrics": "strength"}


@cache
def _plan(document: bytes) -> Plan:
    return planned(msgspec.json.decode(document, type=Scenario))


def first_plan(found: Scenario) -> Plan:
    """The plan of a scenario; made once."""
    return _plan(msgspec.json.encode(found))


def accepted(found: Scenario, **changes: Any) -> Scenario:
    """The same scenario with its own plan accepted, and then changed."""
    return msgspec.structs.replace(found, accepted_plan=first_plan(found), **changes)


def noted(found: Scenario, **entries: Any) -> Scenario:
    """A scenario with more in its log."""
    more = {name: (*getattr(found.log, name), *new) for name, new in entries.items()}
    return msgspec.structs.replace(found, log=msgspec.structs.replace(found.log, **more))


def done(date: dt.date, session: Session, factor: float = 1.0) -> Activity | None:
    """A session as it was done, ``factor`` times as long; None for what no log holds."""
    if not session.running and session.kind not in _SPORTS:
        return None
    duration = Seconds(round(session.duration_s * factor))
    metres = metres_run(session, EASY)
    return Activity(
        date=date,
        duration=duration,
        running=Seconds(round(duration * metres / session.distance_m)) if session.kind == "walk_run" else None,
        distance=Metres(round((session.distance_m or 0) * factor)) if session.running else None,
        sport="run" if session.running else "strength",
        race=session.kind in ("race", "time_trial"),
        session=session.id,
    )


def outings(plan: Plan, until: int, factors: Mapping[int, float]) -> Iterator[Activity]:
    """What is done of a plan on the days (counted from the builders' today) before ``until``.

    ``factors`` are the shares of the day's running that are run: 0 misses all of a day, none is as planned.
    """
    for date, session in sessions(plan):
        day = (date - ahead(0)).days
        factor = factors.get(day, 1.0)
        if day < until and factor and (found := done(date, session, factor if session.running else 1.0)):
            yield found


def lived(found: Scenario, days: int, factors: Mapping[int, float] | None = None) -> Scenario:
    """The scenario so many days later: its plan accepted today, and followed but for some days."""
    plan = first_plan(found)
    later = noted(accepted(found), activities=tuple(outings(plan, days, factors or {})))
    return _on(later, days)


def mornings(found: Scenario, days: int, factors: Mapping[int, float] | None = None) -> Iterator[Plan]:
    """The plan of each of the next mornings, for a runner who does what the morning's plan says, or some of it."""
    now = accepted(found)
    for day in range(days):
        plan = first_plan(now)
        today = [(date, session) for date, session in sessions(plan) if date == now.today]
        factor = (factors or {}).get(day, 1.0)
        new = (done(date, session, factor if session.running else 1.0) for date, session in today if factor)
        now = _on(noted(now, activities=tuple(one for one in new if one)), day + 1)
        yield first_plan(now)


def nearly(days: int, seed: int, spread: float = 0.04) -> dict[int, float]:
    """Shares of each day's running for a runner whose runs are nearly as long as planned."""
    dice = random.Random(seed)
    return {day: 1 + dice.uniform(-spread, spread) for day in range(days)}


def _on(found: Scenario, day: int) -> Scenario:
    """A scenario some days later; races that have passed are closed."""
    goals = tuple(goal for goal in found.goals if goal.date is None or goal.date >= ahead(day))
    return msgspec.structs.replace(found, today=ahead(day), goals=goals or (ROUTINE,))


def in_words(change: Change) -> str:
    """A change in a line, for whoever reads the message of a test."""
    before, after = change.before or {}, change.after or {}
    rules = " ".join(because.rule for because in change.because)
    return f"{before.get('date')} {_size(before)} -> {after.get('date')} {_size(after)}: {rules}"


def _size(entry: dict[str, Any]) -> str:
    return f"{entry['kind']} {entry['distance_m']}" if entry else "nothing"


def changed_days(plan: Plan) -> set[int]:
    """Days, counted from the builders' today, whose sessions changed."""
    entries = [entry for change in plan.changes for entry in (change.before, change.after) if entry]
    return {(dt.date.fromisoformat(entry["date"]) - ahead(0)).days for entry in entries}


def whole(plan: Plan) -> dict[int, tuple[Session, ...]]:
    """The sessions of each day, counted from the builders' today."""
    return {(day.date - ahead(0)).days: day.sessions for day in plan.days}


def runs(plan: Plan) -> dict[int, Session]:
    """The run of each day, counted from the builders' today."""
    return {day: run for day, found in whole(plan).items() for run in found if run.running}


def metres(plan: Plan) -> dict[int, int]:
    """The same, in metres."""
    return {day: run.distance_m or 0 for day, run in runs(plan).items()}
