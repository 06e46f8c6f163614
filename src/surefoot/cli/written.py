"""What a command that writes into the log answers: the entry, and what changes with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.diary.entries import Entry
    from surefoot.diary.plan import Change
    from surefoot.services.following import Consequence
    from surefoot.services.ports import House

FEW = 3  # days with changes that are shown one by one beside what was written


def changes_of(house: House, entry: Entry, today: dt.date) -> tuple[Change, ...]:
    """The sessions of the plan that change with an entry."""
    from surefoot.services.following import consequence

    follows = consequence(house, entry, today)
    return follows.changes if follows else ()


def entry_answer(entry: Entry, changes: Sequence[Change] = ()) -> dict[str, Any]:
    """The contract's document of one entry."""
    from surefoot.services.looking import entry_document

    return {"entry": entry_document(entry), "changes": list(changes)}


def entries_document(entries: Sequence[Entry], changes: Sequence[Change] = ()) -> dict[str, Any]:
    """The same for a command that may write several: the last as ``entry``, all of them as ``entries``."""
    from surefoot.services.looking import entry_document

    return entry_answer(entries[-1], changes) | {"entries": [entry_document(entry) for entry in entries]}


def gate_of(follows: Consequence | None) -> dict[str, Any]:
    """The gate that stands with an entry, for its document."""
    return {"gate": follows.gate if follows else None}
