"""What a runner writes into the log by hand about days that were: an outing, a check-in.

Documents are plain data in the contract's words, as they would stand in a scenario. What the diary
refuses there it refuses here: :class:`surefoot.diary.errors.ScenarioError`, its path from the part itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.diary.entries import ActivityRecorded, CheckedIn, Entry, New
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, Outing
from surefoot.diary.outings import is_run
from surefoot.diary.parts import Document, read_activity, read_check_in, read_note
from surefoot.services.daily import adapt

if TYPE_CHECKING:
    from surefoot.services.ports import House

_NO_TIME, _SHORT_AGO = dt.timedelta(0), dt.timedelta(days=6)  # "on Saturday" means one Saturday


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
    (entry,) = check_ins(house, [document], today=today)
    return entry


def check_ins(house: House, documents: Sequence[Document], *, today: dt.date) -> list[Entry]:
    """Record the answers of several moments, all or none."""

    def decide(written: list[Entry]) -> list[New]:
        injuries = remember(written, today).injuries.values()
        found = [read_check_in(document, today, injuries) for document in documents]
        return [New(fact=CheckedIn(check_in=answers), effective=answers.date) for answers in found]

    entries = house.log.append_if(decide)
    adapt(house, today)
    return entries


def unanswered_run(house: House, day: dt.date) -> dt.date | None:
    """The day of the last run of the week up to a day, where nobody has said yet how it felt."""
    found = remember(house.log.entries(), day)
    last = max((o.activity.date for o in found.outings.values() if is_run(o.activity)), default=None)
    if last is None or not _SHORT_AGO >= day - last >= _NO_TIME:
        return None
    told = any(answers.pain_told for answers in found.check_ins.values() if answers.date == last)
    return None if told else last
