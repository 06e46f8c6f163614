"""The sheet of a race: what to aim at, the parts of it, the warm-up by the clock, and the days around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from surefoot.coach.conditions import Conditions
from surefoot.coach.race_day import Aim, Course, Passage, RaceDay, WarmUp, race_day
from surefoot.coach.rules.pacing.goal_times import planned_instead
from surefoot.coach.rules.pacing.race_day import days_around
from surefoot.coach.setting import set_up
from surefoot.diary.plan import Because, Day, Gate, Plan, Session
from surefoot.diary.scenario import Goal, Scenario
from surefoot.rulebook import Book, Reason, Source, explain
from surefoot.services.adjusting import refuse_conditions
from surefoot.services.planning import date_of, sources_of
from surefoot.services.refusal import Refusal
from surefoot.units import Metres

_STOP = "see_a_doctor"


class PlannedTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time to plan for, with its splits (none where effort leads), and why this time."""

    name: str
    time_s: int
    pace_s_per_km: float
    splits: tuple[SheetSplit, ...]
    because: tuple[Because, ...]


class SheetSplit(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a race: whole metres from the start and of its own, its seconds, and the clock at its end."""

    to_m: int
    distance_m: int
    split_s: int
    clock_s: int


class WarmUpAt(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the warm-up: seconds before the start, its length, and the time of day where the start is known."""

    before_s: int
    duration_s: int
    at: str | None
    text: str


class RaceSheet(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, ready to be printed. ``stops`` are when to stop; ``days`` are those before and after the race."""

    date: dt.date
    session: str
    distance_m: Metres
    surface: str
    climb_m: Metres
    race_class: str
    start: str | None
    conditions: Conditions
    gate: Gate
    by_effort: bool
    effort: int
    note: str
    plans: tuple[PlannedTime, ...]
    passages: tuple[Passage, ...]
    warm_up: tuple[WarmUpAt, ...]
    days: tuple[Day, ...]
    because: tuple[Because, ...]
    reminders: tuple[Because, ...]
    stops: tuple[Because, ...]
    units: str
    sources: dict[str, Source]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which race (its number, its date, None for the next), in which conditions, and when it starts (minutes)."""

    name: str | None = None
    conditions: Conditions = Conditions()
    start: int | None = None


def race_sheet(book: Book, plan: Plan, scenario: Scenario, goals: Mapping[int, Goal], asked: Asked) -> RaceSheet:
    """The sheet of a race of the plan; ``goals`` are by number. Raises :class:`Refusal` where there is none."""
    if plan.gate.name == _STOP:
        raise Refusal("race", asked.name, "racing waits for a doctor's word", plan.gate.ends_when)
    goal = _goal(goals, asked.name, plan.today)
    date, session = _planned(plan, goal)
    course = _course(goal, session)
    refuse_conditions(asked.conditions, course.distance, book, plan.units)
    setting = set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)
    found = race_day(setting, course, asked.conditions, plan.units)
    instead = () if course.distance == goal.distance else (planned_instead.because(race=course.distance),)
    return _sheet(plan, (date, session), course, asked, found, (*instead, *found.reasons), book)


def _sheet(
    plan: Plan,
    planned: tuple[dt.date, Session],
    course: Course,
    asked: Asked,
    found: RaceDay,
    reasons: tuple[Reason, ...],
    book: Book,
) -> RaceSheet:
    date, session = planned

    def told(these: tuple[Reason, ...]) -> tuple[Because, ...]:
        return tuple(explain(reason, book, plan.units) for reason in these)

    plans = tuple(_time(aim, course.distance, told(aim.reasons)) for aim in found.aims)
    because, reminders, stops = told(reasons), told(found.reminders), told(found.stops)
    every = (*plan.gate.because, *because, *reminders, *stops, *(one for time in plans for one in time.because))
    return RaceSheet(
        date=date,
        session=session.id,
        distance_m=course.distance,
        surface=course.surface,
        climb_m=course.climb,
        race_class=found.race_class,
        start=None if asked.start is None else _clock(60 * asked.start),
        conditions=asked.conditions,
        gate=plan.gate,
        by_effort=found.by_effort,
        effort=found.effort,
        note=found.note,
        plans=plans,
        passages=found.passages,
        warm_up=tuple(_at(part, asked.start) for part in found.warm_up),
        days=_days(plan, date, book),
        because=because,
        reminders=reminders,
        stops=stops,
        units=plan.units,
        sources=sources_of(every, book.sources),
    )


# ------------------------------------------------------------------ which race


def _goal(goals: Mapping[int, Goal], name: str | None, today: dt.date) -> Goal:
    """The race of a number or a date; the next one where none is named."""
    races = {number: goal for number, goal in goals.items() if goal.distance and goal.date and goal.date >= today}
    if not races:
        raise Refusal("race", name, "there is no race to come", "`surefoot goal add` adds one")
    if name is None:
        return min(races.values(), key=lambda goal: goal.date or today)
    date = date_of(name, today)
    found = [goal for number, goal in races.items() if str(number) == name or (date is not None and goal.date == date)]
    if not found:
        known = ", ".join(f"{number} ({goal.date})" for number, goal in races.items())
        raise Refusal("race", name, "no race has this number or date", f"your races are {known}")
    return found[0]


def _planned(plan: Plan, goal: Goal) -> tuple[dt.date, Session]:
    """The race as it stands in the plan: what the body does not allow is not paced."""
    for day in plan.days:
        for session in day.sessions:
            if day.date == goal.date and session.kind in ("race", "time_trial"):
                return day.date, session
    said = str(goal.date)
    raise Refusal(
        "race", said, "the plan holds no race on this day", "`surefoot plan` says why, and what can be instead"
    )


def _course(goal: Goal, session: Session) -> Course:
    """The goal itself; where the plan is for another distance, that, without the goal's target and climb."""
    distance = session.distance_m or Metres(0)
    if distance != goal.distance:
        return Course(distance=distance, surface=goal.surface)
    return Course(distance=distance, surface=goal.surface, climb=goal.climb, target=goal.target_time)


# ------------------------------------------------------------------ times


def _time(aim: Aim, distance: Metres, because: tuple[Because, ...]) -> PlannedTime:
    ends = [0, *(round(split.to_m) for split in aim.splits)]
    return PlannedTime(
        name=aim.name,
        time_s=aim.seconds,
        pace_s_per_km=round(aim.seconds * 1000 / distance, 1),
        splits=tuple(
            SheetSplit(to_m=end, distance_m=end - before, split_s=split.split_s, clock_s=split.clock_s)
            for before, end, split in zip(ends, ends[1:], aim.splits, strict=False)
        ),
        because=because,
    )


def _at(part: WarmUp, start: int | None) -> WarmUpAt:
    at = None if start is None else _clock(60 * start - part.before_s)
    return WarmUpAt(before_s=part.before_s, duration_s=part.duration_s, at=at, text=part.text)


def _clock(seconds: int) -> str:
    """A time of day, also of the day before: "08:25"."""
    minutes = seconds // 60 % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days(plan: Plan, date: dt.date, book: Book) -> tuple[Day, ...]:
    """The days before the race and the one after it."""
    before = days_around(book)
    return tuple(day for day in plan.days if -before <= (day.date - date).days <= 1)
