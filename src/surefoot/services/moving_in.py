"""A scenario into an empty log, entry by entry, with its plan accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from surefoot.diary.entries import (
    ActivityRecorded,
    AvailabilitySet,
    AwaySet,
    BirthRecorded,
    CheckedIn,
    Cleared,
    Entry,
    Fact,
    GoalAdded,
    HoldPlaced,
    InjuryOpened,
    New,
    ProfileSet,
    StrengthLogged,
)
from surefoot.diary.scenario import Runner, Scenario
from surefoot.services.daily import accept
from surefoot.services.ports import House

_WEEK = frozenset({"availability", "long_run_day"})


def move_in(house: House, scenario: Scenario) -> list[Entry]:
    """Write a scenario into a log that is empty, and accept its plan; a log that holds anything is left as it is."""

    def decide(entries: list[Entry]) -> list[New]:
        return [] if entries else list(_news(scenario))

    written = house.log.append_if(decide)
    return [*written, *accept(house, scenario.today).entries] if written else []


def _news(scenario: Scenario) -> Iterator[New]:
    """Every entry of a scenario, on the day that it speaks of."""
    log, today = scenario.log, scenario.today
    for fact in _told(scenario):
        yield New(fact=fact, effective=min([today, *(a.date for a in log.activities)]))
    dated: list[tuple[dt.date, Fact]] = [
        *((activity.date, ActivityRecorded(activity=activity)) for activity in log.activities),
        *((check_in.date, CheckedIn(check_in=check_in)) for check_in in log.check_ins),
        *((done.date, StrengthLogged(strength=done)) for done in log.strength),
        *((injury.onset, InjuryOpened(injury=injury)) for injury in log.injuries),
        *((clearance.date, Cleared(clearance=clearance)) for clearance in log.clearances),
        *((hold.from_, HoldPlaced(hold=hold)) for hold in log.holds),
        *((birth.date, BirthRecorded(birth=birth)) for birth in log.births),
    ]
    for date, fact in sorted(dated, key=lambda one: one[0]):
        yield New(fact=fact, effective=min(date, today))
    yield from (New(fact=AwaySet(away=away), effective=today) for away in log.away)
    yield from (New(fact=GoalAdded(goal=goal), effective=today) for goal in scenario.goals)


def _told(scenario: Scenario) -> Iterator[Fact]:
    """Who runs, as far as it is not the default, and the week."""
    runner, empty = scenario.runner, Runner(availability=())
    told = {
        name: value
        for name, value in msgspec.structs.asdict(runner).items()
        if name not in _WEEK and value != getattr(empty, name)
    }
    yield ProfileSet(**told, units=scenario.units)
    yield AvailabilitySet(availability=runner.availability, long_run_day=runner.long_run_day)
