"""The plan document: what the engine answers. Field names are the contract's."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from surefoot.rulebook import Because, ParameterRead
from surefoot.units import Metres, Seconds

__all__ = [
    "SCHEMA",
    "Attempt",
    "Because",
    "Change",
    "Day",
    "Feasibility",
    "Finding",
    "Fitness",
    "Gate",
    "GoalAnswer",
    "ParameterRead",
    "Plan",
    "RulebookVersion",
    "Session",
    "Step",
    "Target",
    "Week",
]

SCHEMA = "surefoot/plan/1"


class Target(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to aim at: pace in whole s/km [fast, slow], heart rate [low, high], effort 0–10."""

    pace: tuple[int, int] | None = None
    hr: tuple[int, int] | None = None
    effort: int | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a session: either a duration or a distance, or a repeat of other steps."""

    kind: str  # warmup | work | recover | cooldown | repeat
    times: int | None = None
    steps: tuple[Step, ...] = ()
    duration_s: Seconds | None = None
    distance_m: Metres | None = None
    gait: str | None = None  # run | walk
    target: Target | None = None
    note: str | None = None
    exercise: str | None = None  # id of the exercise library
    reps: int | None = None
    load_kg: float | None = None
    contacts: int | None = None  # of the feet with the ground, in one round of a step


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """Which attempt of a comeback this is, and at which stage of its ladder."""

    number: int
    stage: str | None = None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do on one day. Distance and duration are of the whole session."""

    id: str
    kind: str
    title: str
    distance_m: Metres | None
    duration_s: Seconds
    running: bool
    hard: bool
    surface: tuple[str, ...] = ("any",)
    attempt: Attempt | None = None
    steps: tuple[Step, ...] = ()
    shorter: Session | None = None
    treadmill: Session | None = None
    because: tuple[Because, ...] = ()


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One date and its sessions, in the order in which to do them."""

    date: dt.date
    sessions: tuple[Session, ...]


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """Monday to Sunday (the first begins today). Running only, races included."""

    start: dt.date
    phase: str  # base | speed | taper | race | recovery | return | maintain
    kind: str  # build | easier | race | return
    distance_m: Metres
    duration_s: Seconds


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """What is allowed today, since when, and what ends it."""

    name: str  # see_a_doctor | hold | walk_run | easy_only | comeback | clear
    since: dt.date | None
    earliest_end: dt.date | None
    ends_when: str
    injury: str | None
    because: tuple[Because, ...]


class Fitness(msgspec.Struct, frozen=True, kw_only=True):
    """Fitness index with its interval, and training paces in s/km."""

    index: float
    low: float
    high: float
    paces: dict[str, Any]  # easy: [fast, slow]; marathon, threshold, interval, repetition: s/km


class GoalAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A goal in the scenario's own words (text quantities), so that it can be planned as it stands."""

    kind: str
    distance: str | None
    date: dt.date | None
    target_time: str | None
    priority: str
    surface: str
    climb: str
    because: tuple[Because, ...] = ()


class Feasibility(msgspec.Struct, frozen=True, kw_only=True):
    """Can the goal be met safely; what binds; and what could be met instead."""

    feasible: bool
    binding: tuple[str, ...]
    earliest_date: dt.date | None
    alternatives: tuple[GoalAnswer, ...]
    planned_for: GoalAnswer


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the runner should know. Collected, never raised."""

    severity: str  # info | warning | stop
    rule: str
    message: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One session that differs from the accepted plan."""

    session: str
    before: Any  # Session as a document, or None
    after: Any
    because: tuple[Because, ...]


class RulebookVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Which rule book made this plan."""

    version: str
    hash: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer: gate, fitness, feasibility, weeks, days, findings, changes."""

    schema: str = SCHEMA
    today: dt.date
    units: str = "km"
    rulebook: RulebookVersion
    gate: Gate
    fitness: Fitness | None
    feasibility: Feasibility
    weeks: tuple[Week, ...]
    days: tuple[Day, ...]
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()
