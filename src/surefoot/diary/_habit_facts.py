"""Facts about habits beside running, and about shoes. No plan follows from them (RETURN-19)."""

from __future__ import annotations

import datetime as dt

from surefoot.diary._plan_facts import BaseFact
from surefoot.units import Metres, Seconds


class HabitNoted(BaseFact, frozen=True, tag="habit_noted"):
    """A habit on a day: ticked, perhaps with its time, or with a note."""

    habit: str  # strength | mobility | rehab | walking | nutrition
    date: dt.date
    duration: Seconds | None = None
    note: str = ""


class ShoeAdded(BaseFact, frozen=True, tag="shoe_added"):
    """A pair of shoes; its id is that of the entry. ``distance`` is what it had run before its first day here."""

    name: str
    since: dt.date
    distance: Metres = Metres(0)


class ShoeRetired(BaseFact, frozen=True, tag="shoe_retired"):
    """A pair of shoes is run in no more after a day."""

    of: int
    date: dt.date


class ShoeWorn(BaseFact, frozen=True, tag="shoe_worn"):
    """The shoes of an outing, by their id; None: none of those that are known."""

    activity: int
    shoe: int | None


class ShoeChosen(BaseFact, frozen=True, tag="shoe_chosen"):
    """The shoes of every run from a day on that names no others; None: no usual ones any more."""

    shoe: int | None
    date: dt.date
