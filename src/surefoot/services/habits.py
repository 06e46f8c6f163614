"""Habits beside running: ticked, noted and shown (RETURN-19). No plan follows from them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from surefoot.diary.entries import Entry, New
from surefoot.diary.folding import remember
from surefoot.diary.habits import Habits, habits
from surefoot.diary.parts import HABITS, Document, read_habit
from surefoot.services.refusal import Refusal, nearest

if TYPE_CHECKING:
    from surefoot.services.ports import House


def note_habit(house: House, document: Document, *, today: dt.date) -> Entry:
    """Write a habit down: ``habit`` and ``date``, perhaps ``duration`` and ``note``.

    Raises :class:`Refusal` for a habit that is not known, :class:`surefoot.diary.errors.ScenarioError` for the rest.
    """
    _refuse_unknown(str(document.get("habit")))
    if document.get("note", ".").strip() == "":
        raise Refusal("TEXT", "", "a note has words", "write what you want to remember")
    (entry,) = house.log.append([New(fact=read_habit(document, today), effective=today)])
    return entry


def habits_of(house: House, today: dt.date) -> Habits:
    """The habits of the last weeks."""
    return habits(remember(house.log.entries(), today), today, house.planner.book)


def _refuse_unknown(habit: str) -> None:
    if habit == "sleep":
        mend = '`surefoot checkin --sleep "7 h 10 min"` takes it, and `surefoot habit show` shows it'
        raise Refusal("HABIT", habit, "sleep is one of the answers of a check-in", mend)
    if habit not in HABITS:
        mend = nearest(habit, list(HABITS), f"choose one of {', '.join(HABITS)}")
        raise Refusal("HABIT", habit, "there is no such habit here", mend)
