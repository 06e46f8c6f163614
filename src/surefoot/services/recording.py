"""What a runner writes into the log by hand about days that were: an outing, a check-in.

Documents are plain data in the contract's words, as they would stand in a scenario. What the diary
refuses there it refuses here: :class:`surefoot.diary.errors.ScenarioError`, its path from the part itself.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from surefoot.diary.entries import ActivityRecorded, CheckedIn, Entry, New
from surefoot.diary.errors import DocumentError
from surefoot.diary.memory import Memory, Outing, remember
from surefoot.diary.parts import Document, read_activity, read_check_in, read_note
from surefoot.diary.plan import Change, Gate, Plan
from surefoot.services.daily import adapt
from surefoot.services.defaults import stored_scenario

if TYPE_CHECKING:
    from surefoot.services.ports import House


class Consequence(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry changes: the gate before it and with it, and the sessions of the plan that it concerns."""

    before: Gate
    gate: Gate
    changes: tuple[Change, ...] = ()


def add_activity(house: House, document: Document, *, today: dt.date, note: str = "") -> Entry:
    """Record an outing by hand; its id is that of the entry."""
    activity, said = read_activity(document, today), read_note(note)
    (entry,) = house.log.append([New(fact=ActivityRecorded(activity=activity, note=said), effective=activity.date)])
    adapt(house, today)
    return entry


def alike(memory: Memory, entry: Entry) -> tuple[Outing, ...]:
    """Other outings of the same day and sport as a recorded one: perhaps the same one, entered before."""
    if not isinstance(entry.fact, ActivityRecorded):
        return ()
    done = entry.fact.activity
    outings = memory.outings.values()
    same = (o for o in outings if (o.activity.date, o.activity.sport) == (done.date, done.sport))
    return tuple(outing for outing in same if outing.id != entry.id)


def check_in(house: House, document: Document, *, today: dt.date) -> Entry:
    """Record the answers of a moment. Pain may name an injury that the log knows."""

    def decide(written: list[Entry]) -> list[New]:
        found = read_check_in(document, today, remember(written, today).injuries.values())
        return [New(fact=CheckedIn(check_in=found), effective=found.date)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def consequence(house: House, entry: Entry, today: dt.date) -> Consequence | None:
    """What an entry changes, held against the log before it; None where no plan can be made of the log."""
    written = house.log.entries()
    try:
        before = house.planner.plan(stored_scenario([e for e in written if e.id < entry.id], today))
        after = house.planner.plan(stored_scenario(written, today))
    except DocumentError:  # the entry stands all the same; asking for a plan tells what is wrong
        return None
    return Consequence(before=before.gate, gate=after.gate, changes=_new(before, after))


def _new(before: Plan, after: Plan) -> tuple[Change, ...]:
    known = {change.session: change.after for change in before.changes}
    return tuple(c for c in after.changes if c.session not in known or known[c.session] != c.after)
