"""Look into the log: its activities, one outing with all that is known of it, and its entries.

These records are what the shells print and send; their fields are those of the contract.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from surefoot.diary import entries as log
from surefoot.diary.dates import WEEKDAYS
from surefoot.diary.entries import Entry, Fact, Origin, kind_of
from surefoot.diary.memory import Memory, Outing, remember, taken_back
from surefoot.diary.writing import availability_document, part_document
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from surefoot.units import Metres, Seconds

#: Everything that was recorded is shown, whatever day it speaks of.
EVER = dt.date.max


class ActivityDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An outing as the contract has it: metres, seconds, beats a minute."""

    id: int
    date: dt.date
    start: dt.datetime | None
    sport: str
    distance_m: Metres | None
    duration_s: Seconds
    elapsed_s: Seconds | None
    running_s: Seconds | None
    rpe: int | None
    avg_hr: int | None
    race: bool
    surface: str | None
    session: str | None
    stage: str | None
    name: str
    note: str
    batch: str | None


class EntryDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log: what it says in ``fact``, and by which later entry it was taken back, if it was."""

    id: int
    kind: str
    date: dt.date
    author: str
    recorded: dt.datetime
    batch: str | None
    undone_by: int | None
    fact: dict[str, Any]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which activities: from a day to a day, both included, of a sport; None for no bound."""

    from_: dt.date | None = None
    to: dt.date | None = None
    sport: str | None = None

    def has_day(self, date: dt.date) -> bool:
        """Whether a day is between the two."""
        return (self.from_ is None or date >= self.from_) and (self.to is None or date <= self.to)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one outing: its files, its entries in order, and the planned session it answered."""

    activity: ActivityDocument
    pace_s_per_km: float | None
    session: str | None
    origins: tuple[Origin, ...]
    history: tuple[EntryDocument, ...]
    units: str


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the log found, oldest first, and the unit that its runner reads in."""

    activities: tuple[ActivityDocument, ...]
    units: str


def activities(house: House, which: Filter) -> Looked:
    """The activities that count, in order of date, those of one day as they began. Raises Refusal for a bad filter."""
    if which.from_ is not None and which.to is not None and which.to < which.from_:
        raise Refusal("--to", which.to.isoformat(), f"this is before {which.from_.isoformat()}", "check both dates")
    memory = remember(house.log.entries(), EVER)
    found = [o for o in memory.outings.values() if which.has_day(o.activity.date)]
    chosen = (o for o in found if which.sport is None or o.activity.sport == which.sport)
    documents = tuple(activity_document(o, memory) for o in sorted(chosen, key=_began))
    return Looked(activities=documents, units=memory.units)


def activity_document(outing: Outing, memory: Memory) -> ActivityDocument:
    """An outing of a memory as a document."""
    done = outing.activity
    return ActivityDocument(
        id=outing.id,
        date=done.date,
        start=outing.start,
        sport=done.sport,
        distance_m=done.distance,
        duration_s=done.duration,
        elapsed_s=outing.elapsed,
        running_s=done.running,
        rpe=done.rpe,
        avg_hr=done.avg_hr,
        race=done.race,
        surface=done.surface,
        session=memory.matches.get(outing.id, done.session),
        stage=done.stage,
        name=outing.name,
        note=outing.note,
        batch=outing.batch,
    )


def known(house: House, number: int) -> Known:
    """All that is known of the outing with this id. Raises :class:`Refusal` where there is none."""
    written = house.log.entries()
    memory = remember(written, EVER)
    outing = memory.outings.get(number)
    if outing is None:
        raise _no_outing(written, number)
    document, metres = activity_document(outing, memory), outing.activity.distance
    return Known(
        activity=document,
        pace_s_per_km=1000 * outing.activity.duration / metres if metres else None,
        session=document.session,
        origins=outing.origins,
        history=entry_documents(written, [entry for entry in written if _speaks_of(entry, number)]),
        units=memory.units,
    )


def entries(house: House, which: Filter) -> tuple[EntryDocument, ...]:
    """Every entry that speaks of the days asked for, in the order of writing, those that were taken back too."""
    written = house.log.entries()
    return entry_documents(written, [entry for entry in written if which.has_day(entry.effective)])


def entry_documents(written: Iterable[Entry], chosen: Iterable[Entry]) -> tuple[EntryDocument, ...]:
    """Entries of a log as documents."""
    dead = taken_back(written)
    return tuple(entry_document(entry, dead.get(entry.id)) for entry in chosen)


def entry_document(entry: Entry, undone_by: int | None = None) -> EntryDocument:
    """An entry as a document."""
    return EntryDocument(
        id=entry.id,
        kind=kind_of(entry.fact),
        date=entry.effective,
        author=entry.author,
        recorded=entry.recorded,
        batch=entry.batch,
        undone_by=undone_by,
        fact=fact_document(entry.fact),
    )


def fact_document(fact: Fact) -> dict[str, Any]:
    """What a fact says, in the scenario's own words; of a plan its day and its rule book alone."""
    if isinstance(fact, log.PlanAccepted):
        return {"plan": {"today": fact.plan.today, "rulebook": fact.plan.rulebook}}
    document = part_document(fact)
    if isinstance(fact, log.AvailabilitySet):
        document["availability"] = availability_document(fact.availability)
        if fact.long_run_day is not None:
            document["long_run_day"] = WEEKDAYS[fact.long_run_day]
    return document


def _began(outing: Outing) -> tuple[dt.date, float, int]:
    return outing.activity.date, outing.start.timestamp() if outing.start else 0.0, outing.id


def _speaks_of(entry: Entry, number: int) -> bool:
    fact = entry.fact
    if isinstance(fact, log.ActivityCorrected | log.ActivityMerged | log.ActivityMeasured):
        return fact.of == number
    return entry.id == number or (isinstance(fact, log.SessionMatched) and fact.activity == number)


def _no_outing(written: list[Entry], number: int) -> Refusal:
    """Why there is no outing of a number: taken back, another kind of entry, or nothing at all."""
    entry = next((entry for entry in written if entry.id == number), None)
    back = taken_back(written).get(number)
    if entry is None:
        return Refusal("ID", str(number), "the log has no such entry", "`surefoot log` shows the numbers")
    if not isinstance(entry.fact, log.ActivityRecorded):
        what = kind_of(entry.fact).replace("_", " ")
        mend = "`surefoot log` shows the numbers of your activities"
        return Refusal("ID", str(number), f"this entry is no activity ({what})", mend)
    return Refusal("ID", str(number), f"entry {back} took it back", f"`surefoot undo {back}` brings it back")
