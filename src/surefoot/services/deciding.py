"""What a runner decides: about the profile, goals, time for running, and what is taken back.

Documents are plain data in the contract's words. Raises :class:`surefoot.diary.errors.ScenarioError` for what
the diary refuses, its path from the part itself, and :class:`Refusal` for ids that name nothing of the kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from surefoot.diary.entries import (
    AvailabilitySet,
    AwaySet,
    Entry,
    GoalAdded,
    GoalChanged,
    GoalRemoved,
    New,
    ProfileSet,
    Retracted,
    kind_of,
)
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, scenario_of
from surefoot.diary.parts import (
    Document,
    read_availability,
    read_away,
    read_goal,
    read_note,
    read_profile,
    read_weekday,
    refuse_goals,
    refuse_runner,
)
from surefoot.diary.retracting import living, retractions, taken_back
from surefoot.diary.scenario import Goal, Runner
from surefoot.diary.writing import availability_document, part_document, runner_document
from surefoot.services.daily import adapt
from surefoot.services.defaults import DEFAULT_AVAILABILITY, default_runner
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.services.ports import House

#: Fields of a profile that make an availability; ``days`` changes single weekdays and leaves the others.
_WEEK = frozenset({"availability", "days", "long_run_day"})


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The runner that plans are made for, and the names of what was said; the rest is assumed.

    ``ahead`` counts the entries of later days, which do not count yet: perhaps the clock was set back.
    """

    runner: Runner
    units: str
    told: frozenset[str]
    ahead: int = 0


class Goals(NamedTuple):
    """Goals by id, in the order in which they were added, the unit to read them in, and ``ahead`` as in a profile."""

    goals: dict[int, Goal]
    units: str
    ahead: int = 0


class Undone(NamedTuple):
    """A retraction, and the entry that it took back."""

    entry: Entry
    of: Entry


def profile(house: House, today: dt.date) -> Profile:
    """Who plans are made for on a day."""
    written = house.log.entries()
    memory = remember(written, today)
    runner = scenario_of(memory, today, default_runner(today)).runner
    told = {name for name, value in memory.profile.items() if value is not None}
    week = {"availability", "long_run_day"} if memory.availability else set()
    return Profile(runner=runner, units=memory.units, told=frozenset(told | week), ahead=_ahead(written, today))


def _ahead(written: list[Entry], today: dt.date) -> int:
    return sum(entry.effective > today for entry in living(written))


def set_profile(house: House, document: Document, *, today: dt.date) -> list[Entry]:
    """Say things about the runner. Besides a runner's fields, ``units`` and ``days``: durations of single weekdays.

    Nothing (None) forgets what was said. Gives one entry, or two where the week was set too.
    """
    said = {name: value for name, value in document.items() if name not in _WEEK}
    week = {name: value for name, value in document.items() if name in _WEEK}

    def decide(written: list[Entry]) -> list[New]:
        memory = remember(written, today)
        facts: list[ProfileSet | AvailabilitySet] = [_profile(said)] if said else []
        facts += [_week(week, memory)] if week else []
        news = [New(fact=fact, effective=today) for fact in facts]
        _refuse_runner(memory, facts, today)
        return news

    written = house.log.append_if(decide)
    adapt(house, today)
    return written


def _profile(document: Document) -> ProfileSet:
    """What is said, with a time zone that exists."""
    told = read_profile(document)
    if isinstance(told.timezone, str):
        try:
            ZoneInfo(told.timezone)
        except (KeyError, ValueError, OSError):  # unknown, not a name at all, or a folder of names
            message = "there is no time zone of this name"
            raise ScenarioError("timezone", told.timezone, message, "write it as in Europe/Berlin") from None
    return told


def _week(document: Document, memory: Memory) -> AvailabilitySet:
    """The week as it is, with what is said anew of it."""
    now = memory.availability or AvailabilitySet(availability=DEFAULT_AVAILABILITY)
    whole = document.get("availability", availability_document(now.availability))
    times = read_availability(whole | document.get("days", {}))
    long_day = now.long_run_day
    if "long_run_day" in document:
        long_day = None if document["long_run_day"] is None else read_weekday(document["long_run_day"])
    return AvailabilitySet(availability=times, long_run_day=long_day)


def _refuse_runner(memory: Memory, facts: list[ProfileSet | AvailabilitySet], today: dt.date) -> None:
    """Refuse a runner who would contradict what was said before."""
    runner = scenario_of(memory, today, default_runner(today)).runner
    for fact in facts:
        told = msgspec.structs.asdict(fact)
        told.pop("units", None)
        runner = msgspec.structs.replace(runner, **{k: v for k, v in told.items() if v is not msgspec.UNSET})
    refuse_runner(runner, today)


def goals_of(house: House, today: dt.date) -> Goals:
    """What the runner runs for, races that are over among them."""
    written = house.log.entries()
    memory = remember(written, today)
    return Goals(memory.goals, memory.units, _ahead(written, today))


def goals_document(found: Goals, today: dt.date) -> dict[str, object]:
    """Goals as a document: each with its id, its fields in the contract's words, and whether it is over."""
    default = {field.encode_name: field.default for field in msgspec.structs.fields(Goal)}
    documents = [
        {"id": number} | default | {"climb": "0 m"} | part_document(goal) | {"over": is_over(goal, today)}
        for number, goal in found.goals.items()
    ]
    return {"goals": documents}


def is_over(goal: Goal, today: dt.date) -> bool:
    """Whether the day of a goal has passed: it closes by itself."""
    return goal.date is not None and goal.date < today


def add_goal(house: House, document: Document, *, today: dt.date) -> Entry:
    """Add a goal; its id is that of the entry."""

    def decide(written: list[Entry]) -> list[New]:
        goal = read_goal(document, today)
        _refuse_same_day(goal, remember(written, today).goals, today)
        return [New(fact=GoalAdded(goal=goal), effective=today)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def change_goal(house: House, number: int, document: Document, *, today: dt.date) -> Entry:
    """Word a goal anew: what the document says, and the rest as it was, unless it becomes another kind.

    Nothing (None) takes a field out.
    """

    def decide(written: list[Entry]) -> list[New]:
        others = dict(remember(written, today).goals)
        now = _goal(others, number)
        same = document.get("kind", now.kind) == now.kind
        goal = read_goal((part_document(now) if same else {}) | document, today)
        del others[number]
        _refuse_same_day(goal, others, today)
        return [New(fact=GoalChanged(of=number, goal=goal), effective=today)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def remove_goal(house: House, number: int, *, today: dt.date) -> Entry:
    """Let a goal go."""

    def decide(written: list[Entry]) -> list[New]:
        _goal(remember(written, today).goals, number)
        return [New(fact=GoalRemoved(of=number), effective=today)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def _goal(known: Mapping[int, Goal], number: int) -> Goal:
    if number not in known:
        numbers = ", ".join(str(known_id) for known_id in known)
        mend = f"your goals are {numbers}; `surefoot goal list` shows them" if known else "`surefoot goal add` adds one"
        raise Refusal("goal", str(number), "you have no goal of this number", mend)
    return known[number]


def _refuse_same_day(goal: Goal, others: Mapping[int, Goal], today: dt.date) -> None:
    """Refuse what cannot be together with another goal that is still to come; each alone is fine."""
    for number, other in others.items():
        if other.date is not None and other.date >= today:
            try:
                refuse_goals((other, goal), today)
            except ScenarioError as error:
                message, mend = f"goal {number} is a race on the same day", f"change or remove goal {number} first"
                raise ScenarioError(error.path, error.value, message, mend) from None


def set_away(house: House, document: Document, *, today: dt.date) -> Entry:
    """Say when the runner is away, and how much time a day there is then."""
    away = read_away(document, today)
    (entry,) = house.log.append([New(fact=AwaySet(away=away), effective=today)])
    adapt(house, today)
    return entry


def undo(house: House, number: int, *, today: dt.date, reason: str = "") -> Undone:
    """Take an entry back: it stays in the log and counts no more. A retraction can be taken back as well."""
    said = read_note(reason, "reason")
    found: list[Entry] = []

    def decide(written: list[Entry]) -> list[New]:
        found[:] = [entry for entry in written if entry.id == number]
        if not found:
            raise Refusal("entry", str(number), "the log has no such entry", _how_to_find(written))
        if (by := taken_back(retractions(written)).get(number)) is not None:
            what, mend = "is taken back already", f"`surefoot undo {by}` brings it back"
            raise Refusal("entry", str(number), f"entry {number} ({_kind(found[0])}) {what}, by entry {by}", mend)
        return [New(fact=Retracted(of=number, reason=said), effective=today)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return Undone(entry, found[0])


def _how_to_find(written: list[Entry]) -> str:
    if not written:
        return "the log is empty, so there is nothing to take back"
    return f"`surefoot log --entries` shows them; the newest is {written[-1].id}"


def _kind(entry: Entry) -> str:
    return kind_of(entry.fact).replace("_", " ")


def profile_document(found: Profile) -> dict[str, object]:
    """A profile in the contract's words, every field of it, and the names of those that were told."""
    empty = {field.encode_name: field.default for field in msgspec.structs.fields(Runner)}
    return {"profile": empty | runner_document(found.runner) | {"units": found.units}, "told": sorted(found.told)}
