"""Parts of a scenario, one at a time: what a runner enters by hand is read and judged as if it stood in a document.

Each reader takes plain data in the contract's words and raises :class:`ScenarioError` whose path begins at
the part itself: ``distance``, ``pain[0].score``. ``today`` is the day that dates are held against.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from surefoot.diary._checks import CLEARED_STATES, refuse_contradictions
from surefoot.diary._fields import Reader, record
from surefoot.diary._schema import (
    FACILITIES,
    GOALS,
    HABITS,
    ILLNESSES,
    MOMENTS,
    PAINS,
    RED_FLAGS,
    SPORTS,
    STRENGTHENING,
    SURFACES,
    TISSUES,
    WHO_CLEARS,
    WHO_HOLDS,
    activity_reader,
    away_reader,
    birth_reader,
    check_in_reader,
    clearance_reader,
    goal_reader,
    habit_reader,
    hold_reader,
    injury_reader,
    runner_fields,
    sentence,
    shoe_reader,
    strength_reader,
    units_word,
)
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.entries import HabitNoted, ProfileSet, ShoeAdded
from surefoot.diary.errors import ScenarioError
from surefoot.diary.plausible import limits
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.strength import StrengthDone
from surefoot.rulebook import load_book
from surefoot.units import Seconds

__all__ = [
    "CLEARED_STATES",
    "FACILITIES",
    "FORGETTABLE",
    "GOALS",
    "HABITS",
    "ILLNESSES",
    "MOMENTS",
    "PAINS",
    "RED_FLAGS",
    "SPORTS",
    "STRENGTHENING",
    "SURFACES",
    "TISSUES",
    "WHO_CLEARS",
    "WHO_HOLDS",
    "read_activity",
    "read_availability",
    "read_away",
    "read_birth",
    "read_check_in",
    "read_clearance",
    "read_goal",
    "read_habit",
    "read_hold",
    "read_injury",
    "read_note",
    "read_profile",
    "read_shoe",
    "read_strength",
    "read_weekday",
    "refuse_goals",
    "refuse_runner",
]

T = TypeVar("T")
Document = dict[str, Any]

#: What a profile can say no more: named with nothing, it is as if it had never been said.
FORGETTABLE = frozenset({"birth_date", "usual_weekly_distance", "longest_recent", "max_hr", "resting_hr", "timezone"})
_WEEK = ("availability", "long_run_day")  # of an availability, which is an entry of its own
_ANYBODY = Runner(availability=(Seconds(3600),) * 7)
_ROUTINE = (Goal(kind="routine"),)


def read_activity(document: Document, today: dt.date) -> Activity:
    """An outing that ended by ``today``, at a speed at which such outings go."""
    activity = _read(activity_reader(limits(load_book())), document)
    _refuse(Log(activities=(activity,)), today, "log.activities[0].")
    return activity


def read_strength(document: Document, today: dt.date) -> StrengthDone:
    """A session of strength or plyometrics that was done by ``today``."""
    done = _read(strength_reader(limits(load_book())), document)
    _refuse(Log(strength=(done,)), today, "log.strength[0].")
    return done


def read_check_in(document: Document, today: dt.date, injuries: Iterable[Injury] = ()) -> CheckIn:
    """The answers of a moment by ``today``; pain may name one of ``injuries``."""
    check_in = _read(check_in_reader(), document)
    _refuse(Log(check_ins=(check_in,), injuries=tuple(injuries)), today, "log.check_ins[0].")
    return check_in


def read_injury(document: Document, today: dt.date) -> Injury:
    """An injury that began by ``today``; whether its id is free is for who knows the others."""
    injury = _read(injury_reader(), document)
    _refuse(Log(injuries=(injury,)), today, "log.injuries[0].")
    return injury


def read_clearance(document: Document, today: dt.date, injuries: Iterable[Injury] = ()) -> Clearance:
    """What somebody said by ``today`` of one of ``injuries``, or of another state that asks for a word."""
    clearance = _read(clearance_reader(), document)
    _refuse(Log(clearances=(clearance,), injuries=tuple(injuries)), today, "log.clearances[0].")
    return clearance


def read_hold(document: Document, today: dt.date) -> Hold:
    """A restriction, its last day not before its first."""
    hold = _read(hold_reader(), document)
    _refuse(Log(holds=(hold,)), today, "log.holds[0].")
    return hold


def read_birth(document: Document, today: dt.date) -> Birth:
    """A birth by ``today``."""
    birth = _read(birth_reader(), document)
    _refuse(Log(births=(birth,)), today, "log.births[0].")
    return birth


def read_habit(document: Document, today: dt.date) -> HabitNoted:
    """A habit on a day up to ``today``."""
    noted = _read(habit_reader(), document)
    _refuse_later("date", noted.date, today)
    return noted


def read_shoe(document: Document, today: dt.date) -> ShoeAdded:
    """A pair of shoes that was there by ``today``."""
    added = _read(shoe_reader(limits(load_book())), document)
    _refuse_later("since", added.since, today)
    return added


def _refuse_later(path: str, date: dt.date, today: dt.date) -> None:
    if date > today:
        message = f"this is after today, {today.isoformat()}"
        raise ScenarioError(path, date.isoformat(), message, "write it down when the day has come")


def read_note(text: str, name: str = "note") -> str:
    """A note of a sentence or a few, without signs that cannot be printed; ``name`` is its place in errors."""
    return _read(sentence, text, name).strip()


def read_away(document: Document, today: dt.date) -> Away:
    """Dates away, the last not before the first."""
    away = _read(away_reader(limits(load_book())), document)
    _refuse(Log(away=(away,)), today, "log.away[0].")
    return away


def read_goal(document: Document, today: dt.date) -> Goal:
    """A goal that can still be reached by its date; :func:`refuse_goals` holds it against others."""
    goal = _read(goal_reader(limits(load_book())), document)
    refuse_goals((goal,), today)
    return goal


def refuse_goals(goals: tuple[Goal, ...], today: dt.date) -> None:
    """Raise :class:`ScenarioError` where goals contradict each other; its path begins at the last of them."""
    scenario = Scenario(today=today, runner=_ANYBODY, goals=goals)
    _rooted(lambda: refuse_contradictions(scenario, limits(load_book())), f"goals[{len(goals) - 1}].")


def read_profile(document: Document) -> ProfileSet:
    """Things about the runner, each alone plausible; nothing (None) forgets what is in :data:`FORGETTABLE`."""
    fields = runner_fields(limits(load_book())) | {"units": units_word}
    told = _read(record(ProfileSet, {name: fields[name] for name in fields if name not in _WEEK}), document)
    forgotten = {name: None for name, value in document.items() if value is None and name in FORGETTABLE}
    return msgspec.structs.replace(told, **forgotten)


def read_availability(document: Document) -> tuple[Seconds, ...]:
    """Seconds a weekday, Monday first, of a mapping from weekdays to durations."""
    times: tuple[Seconds, ...] = _read(runner_fields(limits(load_book()))["availability"], document, "availability")
    return times


def read_weekday(name: str) -> int:
    """The number of a day of the week for long runs, 0 for Monday."""
    day: int = _read(runner_fields(limits(load_book()))["long_run_day"], name, "long_run_day")
    return day


def refuse_runner(runner: Runner, today: dt.date) -> None:
    """Raise :class:`ScenarioError` where what a runner says contradicts itself; its path begins at the runner."""
    scenario = Scenario(today=today, runner=runner, goals=_ROUTINE)
    _rooted(lambda: refuse_contradictions(scenario, limits(load_book())), "runner.")


def _refuse(log: Log, today: dt.date, root: str) -> None:
    """Hold a log of one entry against the day and against itself."""
    scenario = Scenario(today=today, runner=_ANYBODY, goals=_ROUTINE, log=log)
    _rooted(lambda: refuse_contradictions(scenario, limits(load_book())), root)


def _read(reader: Reader[T], document: Any, root: str = "") -> T:
    """What a reader makes of plain data; the paths of its errors begin with ``root``."""
    try:
        return reader(document)
    except ScenarioError as error:
        raise error.within(root).anchored() from None


def _rooted(check: Callable[[], None], root: str) -> None:
    """Run a check whose paths begin at a whole scenario, and let them begin at ``root`` instead."""
    try:
        check()
    except ScenarioError as error:
        error.path = error.path.removeprefix(root)
        raise
