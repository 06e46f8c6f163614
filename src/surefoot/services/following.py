"""What follows from an entry: the gate before it and with it, and the sessions of the plan that it changes."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.diary.entries import Entry
from surefoot.diary.errors import DocumentError
from surefoot.diary.plan import Change, Gate
from surefoot.services.daily import between, current_of
from surefoot.services.ports import House


class Consequence(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry changes: the gate before it and with it, and the sessions of the plan that it concerns."""

    before: Gate
    gate: Gate
    changes: tuple[Change, ...] = ()


def consequence(house: House, entry: Entry, today: dt.date, first: Entry | None = None) -> Consequence | None:
    """What an entry changes, held against the log before it; None where no plan can be made of the log.

    Of several that were written together ``entry`` is the last, and ``first`` the first.
    """
    written, begin = house.log.entries(), (first or entry).id
    try:
        before = current_of([e for e in written if e.id < begin], today, house.planner)
        after = current_of([e for e in written if e.id <= entry.id], today, house.planner)
    except DocumentError:  # the entry stands all the same; asking for a plan tells what is wrong
        return None
    stood = before.accepted is not None and after.accepted is not None
    changes = between(before, after, house.planner) if stood else ()
    return Consequence(before=before.plan.gate, gate=after.plan.gate, changes=changes)
