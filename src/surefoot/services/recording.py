"""What a runner writes into the log by hand about days that were: an outing, a check-in.

Documents are plain data in the contract's words, as they would stand in a scenario. What the diary
refuses there it refuses here: :class:`surefoot.diary.errors.ScenarioError`, its path from the part itself.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from surefoot.diary.entries import ActivityRecorded, CheckedIn, Entry, New
from surefoot.diary.memory import Memory, Outing, remember
from surefoot.diary.parts import Document, read_activity, read_check_in, read_note
from surefoot.services.daily import adapt

if TYPE_CHECKING:
    from surefoot.services.ports import House


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
