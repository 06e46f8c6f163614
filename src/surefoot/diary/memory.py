"""What a log amounts to on a day: its living entries folded into a runner, goals, outings and decisions.

A pure function of the entries and the day. The order of ids decides, never the clock; what was retracted
does not count, and what speaks of a later day does not count yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import UNSET

from surefoot.diary import entries as log
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.entries import Entry, Fact, Origin, PlanFact
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.rulebook import load_book
from surefoot.units import Seconds

_ONE_DAY = dt.timedelta(days=1)


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
        self.outings: dict[int, Outing] = {}
        self.check_ins: dict[int, CheckIn] = {}
        self.injuries: dict[str, Injury] = {}
        self.clearances: dict[int, Clearance] = {}
        self.holds: dict[int, Hold] = {}
        self.births: dict[int, Birth] = {}
        self.overlay: dict[str, Any] = {}
        self.accepted: Accepted | None = None  # what the runner took
        self.standing: Accepted | None = None  # the same as it stood when it last had to change
        self.moves: dict[str, Move] = {}
        self.skips: dict[str, Skip] = {}
        self.done: dict[str, dt.date] = {}
        self.matches: dict[int, str | None] = {}
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
        )


def living(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that were not taken back, in order. A retraction that was itself taken back does not count."""
    ordered = sorted(entries, key=attrgetter("id"))
    dead = taken_back(retractions(ordered))
    return [entry for entry in ordered if entry.id not in dead and not isinstance(entry.fact, log.Retracted)]


def retractions(entries: Iterable[Entry]) -> list[tuple[int, int]]:
    """Every retraction of a log as (id, id of what it takes back)."""
    return [(entry.id, entry.fact.of) for entry in entries if isinstance(entry.fact, log.Retracted)]


def taken_back(retractions: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The ids of what does not count, each with the id of the retraction that says so.

    Retractions come as (id, id of what it takes back).
    """
    dead: dict[int, int] = {}
    for number, of in sorted(retractions, reverse=True):  # only a later entry can take back an earlier one
        if number not in dead and of < number:
            dead.setdefault(of, number)
    return dead


def remember(entries: Iterable[Entry], today: dt.date) -> Memory:
    """Fold a log up to a day, that day included."""
    written = list(entries)
    memory, outdated = Memory(), _outdated(written)
    for entry in living(written):
        if entry.effective <= today and entry.id not in outdated:
            _FOLDS[type(entry.fact)](memory, entry, entry.fact)
    return memory


def _outdated(entries: Iterable[Entry]) -> set[int]:
    """Adapted plans that follow from a log that was told otherwise since: taken back, or added to before their day."""
    ordered = sorted(entries, key=attrgetter("id"))
    spans = [(of, by) for of, by in taken_back(retractions(ordered)).items()]
    found, earliest = set(), dt.date.max
    for entry in reversed(ordered):
        if not isinstance(entry.fact, log.PlanAdapted):
            earliest = min(earliest, entry.effective)
        elif earliest < entry.effective or any(of < entry.id < by for of, by in spans):
            found.add(entry.id)
    return found


def scenario_of(
    memory: Memory, today: dt.date, otherwise: Runner, sessions: Mapping[int, str] = MappingProxyType({})
) -> Scenario:
    """The scenario that a log amounts to; ``otherwise`` says what the runner did not, ``sessions`` what outings were.

    A race that has passed is closed. Where no goal is left, the runner runs for its own sake.
    """
    profile = dict(memory.profile)
    if memory.availability is not None:
        profile["availability"] = memory.availability.availability
        profile["long_run_day"] = memory.availability.long_run_day
    goals = tuple(goal for goal in memory.goals.values() if goal.date is None or goal.date >= today)
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


def _profile(memory: Memory, entry: Entry, fact: log.ProfileSet) -> None:
    told = {name: value for name, value in msgspec.structs.asdict(fact).items() if value is not UNSET}
    memory.units = told.pop("units", memory.units)
    memory.profile |= told


def _availability(memory: Memory, entry: Entry, fact: log.AvailabilitySet) -> None:
    memory.availability = fact


def _away(memory: Memory, entry: Entry, fact: log.AwaySet) -> None:
    memory.away[entry.id] = fact.away


def _goal_added(memory: Memory, entry: Entry, fact: log.GoalAdded) -> None:
    memory.goals[entry.id] = fact.goal


def _goal_changed(memory: Memory, entry: Entry, fact: log.GoalChanged) -> None:
    if fact.of in memory.goals:
        memory.goals[fact.of] = fact.goal


def _goal_removed(memory: Memory, entry: Entry, fact: log.GoalRemoved) -> None:
    memory.goals.pop(fact.of, None)


def _recorded(memory: Memory, entry: Entry, fact: log.ActivityRecorded) -> None:
    memory.outings[entry.id] = Outing(
        id=entry.id,
        activity=fact.activity,
        start=fact.start,
        elapsed=fact.elapsed,
        name=fact.name,
        note=fact.note,
        origins=(fact.origin,) if fact.origin else (),
        batch=entry.batch,
    )


def _corrected(memory: Memory, entry: Entry, fact: log.ActivityCorrected) -> None:
    _change(memory, fact.of, activity=fact.activity)


def _merged(memory: Memory, entry: Entry, fact: log.ActivityMerged) -> None:
    if outing := memory.outings.get(fact.of):
        name = outing.name or (fact.alone.name if fact.alone else "")
        _change(memory, fact.of, activity=fact.activity, name=name, origins=(*outing.origins, fact.origin))


def _change(memory: Memory, outing: int, **changes: Any) -> None:
    if outing in memory.outings:
        memory.outings[outing] = msgspec.structs.replace(memory.outings[outing], **changes)


def _measured(memory: Memory, entry: Entry, fact: log.ActivityMeasured) -> None:
    """Measures are for pages; no plan follows from them."""


def _session_matched(memory: Memory, entry: Entry, fact: log.SessionMatched) -> None:
    memory.matches[fact.activity] = fact.session


def _session_done(memory: Memory, entry: Entry, fact: log.SessionDone) -> None:
    memory.done[fact.session] = fact.date


def _session_skipped(memory: Memory, entry: Entry, fact: log.SessionSkipped) -> None:
    memory.skips[fact.session] = Skip(entry=entry.id, session=fact.session, date=fact.date, reason=fact.reason)


def _session_moved(memory: Memory, entry: Entry, fact: log.SessionMoved) -> None:
    memory.moves.pop(fact.session, None)  # the last word, and in the order of last words
    memory.moves[fact.session] = Move(entry=entry.id, session=fact.session, date=fact.date, to=fact.to)


def _checked_in(memory: Memory, entry: Entry, fact: log.CheckedIn) -> None:
    memory.check_ins[entry.id] = fact.check_in


def _injury_opened(memory: Memory, entry: Entry, fact: log.InjuryOpened) -> None:
    memory.injuries[fact.injury.id] = fact.injury


def _injury_amended(memory: Memory, entry: Entry, fact: log.InjuryAmended) -> None:
    if fact.injury.id in memory.injuries:
        memory.injuries[fact.injury.id] = fact.injury


def _injury_resolved(memory: Memory, entry: Entry, fact: log.InjuryResolved) -> None:
    if injury := memory.injuries.get(fact.injury):
        memory.injuries[fact.injury] = msgspec.structs.replace(injury, resolved=fact.date)


def _cleared(memory: Memory, entry: Entry, fact: log.Cleared) -> None:
    memory.clearances[entry.id] = fact.clearance


def _hold_placed(memory: Memory, entry: Entry, fact: log.HoldPlaced) -> None:
    memory.holds[entry.id] = fact.hold


def _hold_lifted(memory: Memory, entry: Entry, fact: log.HoldLifted) -> None:
    """A hold that is lifted on its first day never was; else it ends the day before."""
    hold = memory.holds.get(fact.of)
    if hold is None:
        return
    if fact.date <= hold.from_:
        del memory.holds[fact.of]
    else:
        memory.holds[fact.of] = msgspec.structs.replace(hold, to=fact.date - _ONE_DAY)


def _birth(memory: Memory, entry: Entry, fact: log.BirthRecorded) -> None:
    memory.births[entry.id] = fact.birth


def _therapist(memory: Memory, entry: Entry, fact: log.StageSet | log.ProtocolAssigned) -> None:
    """A word on the ladder: part of what the therapist said of the injury that day, or a clearance of its own."""
    protocol = fact.stage if isinstance(fact, log.StageSet) else fact.protocol
    word = Clearance(injury=fact.injury, date=entry.effective, by="therapist")
    for number, given in reversed(memory.clearances.items()):
        if (given.injury, given.date, given.by) == (word.injury, word.date, word.by):
            memory.clearances[number] = msgspec.structs.replace(given, protocol=protocol)
            return
    memory.clearances[entry.id] = msgspec.structs.replace(word, protocol=protocol)


def _overlay(memory: Memory, entry: Entry, fact: log.OverlayApplied) -> None:
    memory.overlay |= fact.overlay


def _plan_accepted(memory: Memory, entry: Entry, fact: log.PlanAccepted) -> None:
    """A plan that is accepted holds what was decided before: moves, skips and answers begin anew."""
    memory.accepted = memory.standing = Accepted(entry=entry.id, date=entry.effective, fact=fact)
    for decided in (memory.moves, memory.skips, memory.taken, memory.declined):
        decided.clear()


def _plan_adapted(memory: Memory, entry: Entry, fact: log.PlanAdapted) -> None:
    if memory.accepted is not None:
        memory.standing = Accepted(entry=entry.id, date=entry.effective, fact=fact)


def _change_accepted(memory: Memory, entry: Entry, fact: log.ChangeAccepted) -> None:
    memory.taken[fact.session] = fact.after


def _change_declined(memory: Memory, entry: Entry, fact: log.ChangeDeclined) -> None:
    memory.declined[fact.session] = fact.after


_FOLDS: dict[type[Fact], Callable[[Memory, Entry, Any], None]] = {
    log.ProfileSet: _profile,
    log.AvailabilitySet: _availability,
    log.AwaySet: _away,
    log.GoalAdded: _goal_added,
    log.GoalChanged: _goal_changed,
    log.GoalRemoved: _goal_removed,
    log.ActivityRecorded: _recorded,
    log.ActivityCorrected: _corrected,
    log.ActivityMerged: _merged,
    log.ActivityMeasured: _measured,
    log.SessionMatched: _session_matched,
    log.SessionDone: _session_done,
    log.SessionSkipped: _session_skipped,
    log.SessionMoved: _session_moved,
    log.CheckedIn: _checked_in,
    log.InjuryOpened: _injury_opened,
    log.InjuryAmended: _injury_amended,
    log.InjuryResolved: _injury_resolved,
    log.Cleared: _cleared,
    log.HoldPlaced: _hold_placed,
    log.HoldLifted: _hold_lifted,
    log.BirthRecorded: _birth,
    log.StageSet: _therapist,
    log.ProtocolAssigned: _therapist,
    log.OverlayApplied: _overlay,
    log.PlanAccepted: _plan_accepted,
    log.PlanAdapted: _plan_adapted,
    log.ChangeAccepted: _change_accepted,
    log.ChangeDeclined: _change_declined,
}


def batches(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The living entries of each import, by the name of its batch."""
    found: dict[str, list[Entry]] = {}
    for entry in living(entries):
        if entry.batch is not None:
            found.setdefault(entry.batch, []).append(entry)
    return found
