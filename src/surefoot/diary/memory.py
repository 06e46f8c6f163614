"""What a log amounts to on a day: the runner, goals, outings and decisions, and the scenario that follows from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import msgspec

from surefoot.diary import entries as log
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.entries import Origin, PlanFact
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.strength import StrengthDone
from surefoot.rulebook import load_book
from surefoot.units import Seconds


class Outing(msgspec.Struct, frozen=True, kw_only=True):
    """An activity of the log under its id, with all that was recorded of it; origins in the order they came."""

    id: int
    activity: Activity
    start: dt.datetime | None = None
    elapsed: Seconds | None = None
    name: str = ""
    note: str = ""
    origins: tuple[Origin, ...] = ()
    batch: str | None = None


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """The plan that was accepted last, in which entry, and on which day; the plan is read when it is asked for."""

    entry: int
    date: dt.date
    fact: PlanFact

    @property
    def plan(self) -> Plan:
        """The plan as it stood."""
        return self.fact.plan


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A session that the runner put on another day, and the entry that says so."""

    entry: int
    session: str
    date: dt.date
    to: dt.date


class Skip(msgspec.Struct, frozen=True, kw_only=True):
    """A session that the runner will not do, and the entry that says so."""

    entry: int
    session: str
    date: dt.date
    reason: str = ""


class Memory:
    """All that a log amounts to. Dictionaries are by id, in the order in which the ids came."""

    def __init__(self) -> None:
        self.profile: dict[str, Any] = {}
        self.units = "km"
        self.availability: log.AvailabilitySet | None = None
        self.away: dict[int, Away] = {}
        self.goals: dict[int, Goal] = {}
        self.trials: dict[int, dt.date] = {}  # of mile blocks without a day: the trial that the last plan ends with
        self.outings: dict[int, Outing] = {}
        self.by_hand: dict[int, frozenset[str]] = {}  # of outings: the measures that are the runner's own word
        self.check_ins: dict[int, CheckIn] = {}
        self.injuries: dict[str, Injury] = {}
        self.clearances: dict[int, Clearance] = {}
        self.holds: dict[int, Hold] = {}
        self.births: dict[int, Birth] = {}
        self.overlay: dict[str, Any] = {}
        self.accepted: Accepted | None = None  # what the runner took
        self.standing: Accepted | None = None  # the same as it stood when it last had to change
        self.stood: list[Accepted] = []  # plans that were accepted before it, each as it last stood
        self.moves: dict[str, Move] = {}
        self.skips: dict[str, Skip] = {}
        self.done: dict[str, dt.date] = {}
        self.strength: dict[int, StrengthDone] = {}
        self.matches: dict[int, str | None] = {}
        self.habits: dict[int, log.HabitNoted] = {}
        self.shoes: dict[int, log.ShoeAdded] = {}
        self.retired: dict[int, dt.date] = {}  # shoes that are run in no more, with their last day
        self.worn: dict[int, int | None] = {}  # shoes by outing, where it was said
        self.usual_shoes: list[tuple[dt.date, int | None]] = []  # the shoes of other runs from a day on, by that day
        self.notes: dict[int, log.NoteAdded] = {}
        self.taken: dict[str, Any] = {}  # offered changes since the plan was accepted, by session
        self.declined: dict[str, Any] = {}

    def activities(self, sessions: Mapping[int, str] = MappingProxyType({})) -> tuple[Activity, ...]:
        """The outings as planning needs them, in order of date, those of one day as they began.

        ``sessions`` are ids of sessions by outing; the runner's own word goes before them. What a watch recorded
        by mistake, for some seconds, is in the log and leads to nothing.
        """
        shortest: float = load_book().value("recording/shortest_outing")
        outings = sorted((o for o in self.outings.values() if not _by_mistake(o, shortest)), key=_began)
        return tuple(self._matched(outing, sessions.get(outing.id)) for outing in outings)

    def _matched(self, outing: Outing, session: str | None) -> Activity:
        if outing.id in self.matches:
            session = self.matches[outing.id] or "none"
        return msgspec.structs.replace(outing.activity, session=session) if session else outing.activity

    def log(self, sessions: Mapping[int, str] = MappingProxyType({})) -> Log:
        """The log of a scenario; ``sessions`` as in :meth:`activities`."""
        return Log(
            activities=self.activities(sessions),
            check_ins=tuple(sorted(self.check_ins.values(), key=attrgetter("date"))),
            injuries=tuple(self.injuries.values()),
            clearances=tuple(self.clearances.values()),
            holds=tuple(self.holds.values()),
            away=tuple(self.away.values()),
            births=tuple(self.births.values()),
            strength=tuple(sorted(self.strength.values(), key=attrgetter("date"))),
        )


def scenario_of(
    memory: Memory, today: dt.date, otherwise: Runner, sessions: Mapping[int, str] = MappingProxyType({})
) -> Scenario:
    """The scenario that a log amounts to; ``otherwise`` says what the runner did not, ``sessions`` what outings were.

    A race that has passed is closed, and so is a mile block whose trial has. Where no goal is left, the runner runs
    for its own sake.
    """
    profile = dict(memory.profile)
    if memory.availability is not None:
        profile["availability"] = memory.availability.availability
        profile["long_run_day"] = memory.availability.long_run_day
    ends = {number: goal.date or memory.trials.get(number) or today for number, goal in memory.goals.items()}
    goals = tuple(goal for number, goal in memory.goals.items() if ends[number] >= today)
    return Scenario(
        today=today,
        runner=msgspec.structs.replace(otherwise, **profile),
        goals=goals or (Goal(kind="routine"),),
        units=memory.units,
        overlay=memory.overlay,
        log=memory.log(sessions),
        accepted_plan=memory.standing.plan if memory.standing else None,
    )


def _by_mistake(outing: Outing, shortest: float) -> bool:
    return bool(outing.origins) and outing.activity.duration < shortest


def _began(outing: Outing) -> tuple[dt.date, float, int]:
    return outing.activity.date, outing.start.timestamp() if outing.start else 0.0, outing.id
