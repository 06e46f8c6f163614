"""Fold a log into what it amounts to on a day.

A pure function of the entries and the day. The order of ids decides, never the clock; what was retracted
does not count, and what speaks of a later day does not count yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

import msgspec
from msgspec import UNSET

from surefoot.diary import entries as log
from surefoot.diary.body import Clearance
from surefoot.diary.entries import Entry, Fact
from surefoot.diary.measures import believed, changed, measured, told
from surefoot.diary.memory import Accepted, Memory, Move, Outing, Skip
from surefoot.diary.plausible import limits
from surefoot.diary.retracting import living, retractions, taken_back
from surefoot.rulebook import load_book

_ONE_DAY = dt.timedelta(days=1)


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
    ordered = [entry for entry in sorted(entries, key=attrgetter("id")) if not isinstance(entry.fact, log.BESIDE)]
    known = {entry.id for entry in ordered}
    spans = [(of, by) for of, by in taken_back(retractions(ordered)).items() if of in known]
    found, earliest = set(), dt.date.max
    for entry in reversed(ordered):
        if not isinstance(entry.fact, log.PlanAdapted):
            earliest = min(earliest, entry.effective)
        elif earliest < entry.effective or any(of < entry.id < by for of, by in spans):
            found.add(entry.id)
    return found


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
    if fact.origin is None:
        memory.by_hand[entry.id] = told(fact.activity)


def _corrected(memory: Memory, entry: Entry, fact: log.ActivityCorrected) -> None:
    if outing := memory.outings.get(fact.of):
        by_hand = memory.by_hand.get(fact.of, frozenset())
        memory.by_hand[fact.of] = by_hand | changed(outing.activity, fact.activity)
        _change(memory, fact.of, activity=fact.activity)


def _merged(memory: Memory, entry: Entry, fact: log.ActivityMerged) -> None:
    if outing := memory.outings.get(fact.of):
        name = outing.name or (fact.alone.name if fact.alone else "")
        _change(memory, fact.of, activity=fact.activity, name=name, origins=(*outing.origins, fact.origin))


def _change(memory: Memory, outing: int, **changes: Any) -> None:
    if outing in memory.outings:
        memory.outings[outing] = msgspec.structs.replace(memory.outings[outing], **changes)


def _measured(memory: Memory, entry: Entry, fact: log.ActivityMeasured) -> None:
    """Measures anew, where they can be meant; what the runner said goes before them."""
    if outing := memory.outings.get(fact.of):
        activity = outing.activity
        if measures := believed(fact.measures, activity.duration, limits(load_book())):
            _change(memory, fact.of, activity=measured(activity, measures, memory.by_hand.get(fact.of, ())))


def _noted(memory: Memory, entry: Entry, fact: log.NoteAdded) -> None:
    memory.notes[entry.id] = fact


def _session_matched(memory: Memory, entry: Entry, fact: log.SessionMatched) -> None:
    memory.matches[fact.activity] = fact.session


def _session_done(memory: Memory, entry: Entry, fact: log.SessionDone) -> None:
    memory.done[fact.session] = fact.date


def _strength(memory: Memory, entry: Entry, fact: log.StrengthLogged) -> None:
    memory.strength[entry.id] = fact.strength


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


def _habit_noted(memory: Memory, entry: Entry, fact: log.HabitNoted) -> None:
    memory.habits[entry.id] = fact


def _shoe_added(memory: Memory, entry: Entry, fact: log.ShoeAdded) -> None:
    memory.shoes[entry.id] = fact


def _shoe_retired(memory: Memory, entry: Entry, fact: log.ShoeRetired) -> None:
    if fact.of in memory.shoes:
        memory.retired[fact.of] = fact.date


def _shoe_worn(memory: Memory, entry: Entry, fact: log.ShoeWorn) -> None:
    if fact.shoe is None or fact.shoe in memory.shoes:
        memory.worn[fact.activity] = fact.shoe


def _shoe_chosen(memory: Memory, entry: Entry, fact: log.ShoeChosen) -> None:
    """The last word on a day holds from it on, whatever was said of later days."""
    earlier = [one for one in memory.usual_shoes if one[0] < fact.date]
    memory.usual_shoes = [*earlier, (fact.date, fact.shoe if fact.shoe in memory.shoes else None)]


def _plan_accepted(memory: Memory, entry: Entry, fact: log.PlanAccepted) -> None:
    """A plan that is accepted holds what was decided before: moves, skips and answers begin anew."""
    if memory.standing is not None:
        memory.stood.append(memory.standing)
    memory.accepted = memory.standing = Accepted(entry=entry.id, date=entry.effective, fact=fact)
    _trials(memory, entry.effective, fact)
    for decided in (memory.moves, memory.skips, memory.taken, memory.declined):
        decided.clear()


def _plan_adapted(memory: Memory, entry: Entry, fact: log.PlanAdapted) -> None:
    if memory.accepted is not None:
        memory.standing = Accepted(entry=entry.id, date=entry.effective, fact=fact)
        _trials(memory, entry.effective, fact)


def _trials(memory: Memory, today: dt.date, fact: log.PlanFact) -> None:
    """A mile block without a day ends with the trial of the last plan that holds one; once past, it stays past."""
    open_ones = [
        number
        for number, goal in memory.goals.items()
        if goal.kind == "mile_block" and goal.date is None and memory.trials.get(number, today) >= today
    ]
    if open_ones:  # else the plan is not even read
        days = (day.date for day in fact.plan.days for session in day.sessions if session.kind == "time_trial")
        last = max(days, default=None)
        for number in open_ones:
            memory.trials.pop(number, None)
        memory.trials |= dict.fromkeys(open_ones, last) if last else {}


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
    log.NoteAdded: _noted,
    log.SessionMatched: _session_matched,
    log.SessionDone: _session_done,
    log.StrengthLogged: _strength,
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
    log.HabitNoted: _habit_noted,
    log.ShoeAdded: _shoe_added,
    log.ShoeRetired: _shoe_retired,
    log.ShoeWorn: _shoe_worn,
    log.ShoeChosen: _shoe_chosen,
}
