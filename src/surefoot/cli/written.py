"""What a command that writes into the log answers: the entry, and what changes with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surefoot.diary.entries import Entry
    from surefoot.diary.plan import Change


def entry_answer(entry: Entry, changes: Sequence[Change] = ()) -> dict[str, Any]:
    """The contract's document of one entry."""
    from surefoot.services.looking import entry_document

    return {"entry": entry_document(entry), "changes": list(changes)}


def entries_document(entries: Sequence[Entry]) -> dict[str, Any]:
    """The same for a command that may write several: the last as ``entry``, all of them as ``entries``."""
    from surefoot.services.looking import entry_document

    return entry_answer(entries[-1]) | {"entries": [entry_document(entry) for entry in entries]}
