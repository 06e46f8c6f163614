"""What kind of run the log holds on each day, as far as it says: for the days between hard runs, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from surefoot.coach.prescription import HARD
from surefoot.coach.rules.load.near import near_enough
from surefoot.coach.rules.quality.as_planned import as_planned
from surefoot.coach.state import State, is_strength, strength_days
from surefoot.diary.activity import Activity
from surefoot.diary.outings import is_run, running_distance
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book


class Done(msgspec.Struct, frozen=True):
    """Days (ordinals) of the log with a hard run, a long run, strides, strength, and plyometrics.

    ``again`` tells of hard runs that were not as planned what they were instead.
    """

    hard: frozenset[int]
    long: frozenset[int]
    strides: frozenset[int]
    strength: frozenset[int]
    jumps: frozenset[int] = frozenset()
    again: Mapping[int, str] = MappingProxyType({})


def read_done(scenario: Scenario, state: State, book: Book) -> Done:
    """Kinds by the session that an activity names, else by the accepted plan's day; races are hard."""
    planned, activities = _planned(scenario), scenario.log.activities
    runs = [a for a in activities if is_run(a)]
    kinds = {a.date.toordinal(): _kind(a, planned) for a in runs}
    long = {day for day, kind in kinds.items() if kind == "long"} | _long_by_distance(runs, state, book)
    return Done(
        hard=frozenset(day for day, kind in kinds.items() if kind in HARD),
        long=frozenset(long),
        strides=frozenset(day for day, kind in kinds.items() if kind == "strides"),
        strength=frozenset(strength_days(scenario)),
        jumps=frozenset(_jumps(scenario)),
        again=_not_as_planned(scenario, runs, kinds, book),
    )


def _jumps(scenario: Scenario) -> Iterator[int]:
    """Days of plyometrics, logged as such or recorded under the name of a planned session."""
    yield from (s.date.toordinal() for s in scenario.log.strength if s.kind == "plyometrics")
    recorded = (a for a in scenario.log.activities if a.sport == "strength" and not is_strength(a))
    yield from (activity.date.toordinal() for activity in recorded)


def _not_as_planned(
    scenario: Scenario, runs: list[Activity], kinds: Mapping[int, str], book: Book
) -> Mapping[int, str]:
    """The hard runs that were shorter than planned, or asked for much more, by day; races are what they are."""
    lengths = _planned_metres(scenario)
    found: dict[int, str] = {}
    for run in runs:
        day, metres = run.date.toordinal(), float(running_distance(run) or 0)
        kind, planned = kinds[day], lengths.get(run.session or "", 0) if metres else 0
        if run.race or kind not in HARD:
            continue
        if not as_planned(book, kind, run.rpe, metres, planned):
            short = as_planned(book, kind, None, metres, planned)
            found[day] = "asked for more than it should" if short else "was shorter than planned"
    return MappingProxyType(found)


def _planned_metres(scenario: Scenario) -> dict[str, int]:
    """Metres of each run of the accepted plan by its id."""
    accepted = scenario.accepted_plan
    days = accepted.days if accepted else ()
    return {session.id: session.distance_m or 0 for day in days for session in day.sessions if session.running}


def _planned(scenario: Scenario) -> dict[int, str]:
    accepted = scenario.accepted_plan
    days = accepted.days if accepted else ()
    return {day.date.toordinal(): session.kind for day in days for session in day.sessions if session.running}


def _kind(activity: Activity, planned: dict[int, str]) -> str:
    """Kind of session, as in "2027-W01-tempo-4"."""
    if activity.race:
        return "race"
    if activity.session:
        parts = activity.session.split("-")
        return parts[2] if len(parts) > 2 else ""  # year, week, kind, number
    return planned.get(activity.date.toordinal(), "")


def _long_by_distance(runs: list[Activity], state: State, book: Book) -> set[int]:
    """Days whose run was near the longest of the weeks before: long, whatever it was called."""
    ledger = state.ledger
    recent = [a for a in runs if a.date.toordinal() > state.today - ledger.window and not a.race]
    days = [(a.date.toordinal(), running_distance(a)) for a in recent]
    known = ((day, metres, ledger.longest(day)) for day, metres in days if metres)
    return {day for day, metres, long in known if long and near_enough(book, metres, long)}
