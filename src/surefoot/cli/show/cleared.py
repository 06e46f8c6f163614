"""What is said to a word on running again: what it opens, and what it leaves to others."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surefoot.diary.body import Clearance

_COACH = (
    "A coach can ask for a pause at any time. To open running again takes the word of a physician or therapist; "
    "until then your coach's stays here as something to go by."
)
_REPEATED = (
    "The checks can be repeated on another day. If one of them hurt, `surefoot checkin` is the place to say where."
)
_ALONE = (
    "They open the way after a niggle or a mild injury. A bone, surgery or a long time without running asks for "
    "the word of a physician or therapist as well."
)


def notes_on(given: Clearance, injuries: Collection[str]) -> list[str]:
    """Sentences on a word; ``injuries`` are the ids of those that are open."""
    notes = [_COACH] if given.by == "coach" else []
    if given.checks == "failed":
        notes.append(_REPEATED)
    elif given.checks == "not_done" and given.by != "coach" and given.injury in injuries:
        notes.append(f"The start checks are still to be done: `surefoot clear {given.injury}` asks them one by one.")
    elif given.by == "self_check":
        notes.append(_ALONE)
    return notes
