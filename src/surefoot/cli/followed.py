"""The answer of a command of the way back: the entries, the gate with them, and the sessions that change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.reply import reply
from surefoot.cli.written import entries_document, entry_answer, gate_of

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.diary.entries import Entry
    from surefoot.services.ports import House


def answer(house: House, entries: Sequence[Entry], today: dt.date, as_json: bool, notes: Sequence[str] = ()) -> None:
    """Reply with what was written and what follows; the first entry is the one that was asked for."""
    from surefoot.services.following import consequence

    follows = consequence(house, entries[-1], today, entries[0])

    def show(page) -> None:
        from surefoot.cli.show.follows import show_followed
        from surefoot.services.looking import units

        show_followed(page, entries, follows, units(house), notes)

    changes = follows.changes if follows else ()
    document = entries_document(entries) | entry_answer(entries[0], changes) | gate_of(follows)
    reply(as_json, document | {"notes": list(notes)}, show)
