"""The demonstration runner in a house of her own, with her plan accepted on a Monday: days to live from there."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.entries import ActivityRecorded, Entry, New, PlanAccepted
from surefoot.diary.plan import Plan, Session
from surefoot.services.demonstration import demonstration
from surefoot.services.moving_in import move_in
from surefoot.services.planning import Planner
from surefoot.services.ports import House
from tests.services.fake_house import FakeLog, FakeMeasured, FakeOriginals
from tests.services.logs import NOON, TODAY, run

MONDAY = TODAY


@cache
def planner() -> Planner:
    """One engine for all tests: what was planned once is planned."""
    return Planner(kept=64)


def empty_house() -> House:
    """A house with nothing in it, on the Monday."""
    return House(FakeLog(lambda: NOON), FakeOriginals(), planner(), lambda: NOON, FakeMeasured())


def house_with(entries: tuple[Entry, ...]) -> House:
    """A house with these entries in its log."""
    house = empty_house()
    assert isinstance(house.log, FakeLog)
    house.log.written.extend(entries)
    return house


@cache
def _moved_in(variant: str, units: str) -> tuple[Entry, ...]:
    house = empty_house()
    move_in(house, demonstration(MONDAY, variant, units))
    return tuple(house.log.entries())


def lived_in(variant: str = "10 km", units: str = "km") -> House:
    """Her house; every test has its own."""
    return house_with(_moved_in(variant, units))


def after(days: int) -> dt.date:
    """A day after the Monday."""
    return MONDAY + dt.timedelta(days=days)


def ran(house: House, day: dt.date, metres: int, minutes: int) -> Entry:
    """A run written down on its day."""
    (entry,) = house.log.append([New(fact=ActivityRecorded(activity=run(day, metres, minutes)), effective=day)])
    return entry


def sessions_on(plan: Plan, day: dt.date) -> tuple[Session, ...]:
    """What a plan holds on a day."""
    return next((one.sessions for one in plan.days if one.date == day), ())


def run_on(plan: Plan, day: dt.date) -> Session:
    """What a plan has to run on a day."""
    return next(session for session in sessions_on(plan, day) if session.running)


def where(plan: Plan, session: str) -> dt.date | None:
    """The day of a session; None where the plan does not hold it."""
    return next((day.date for day in plan.days for s in day.sessions if s.id == session), None)


def ran_as_planned(house: House, until: dt.date) -> None:
    """Every run of the accepted plan before a day, written down as it stood there."""
    accepted = next(entry.fact for entry in reversed(house.log.entries()) if isinstance(entry.fact, PlanAccepted))
    news = [
        New(fact=ActivityRecorded(activity=as_run(session, day.date)), effective=day.date)
        for day in accepted.plan.days
        for session in day.sessions
        if session.running and day.date < until
    ]
    house.log.append(news)


def as_run(session: Session, day: dt.date, **changes: Any) -> Activity:
    """A session as it is run on a day."""
    done = Activity(date=day, distance=session.distance_m, duration=session.duration_s)
    return msgspec.structs.replace(done, **changes)
