"""What was done for strength: one session of it, or of jumps, exercise by exercise."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.units import Grams, Seconds


class ExerciseDone(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise as it was done: so many sets of so many repeats, of circuits that many times round.

    ``exercise`` is its id in the exercise library, ``held`` the seconds for which a set was held. ``effort`` is that of
    the last set, from 0 to 10; None where nobody said.
    """

    exercise: str
    sets: int | None = None
    reps: int | None = None
    held: Seconds | None = None
    load: Grams | None = None
    effort: int | None = None


class StrengthDone(msgspec.Struct, frozen=True, kw_only=True):
    """A session of strength or of plyometrics. ``session`` is the planned one that it was, where it was one.

    No ``exercises`` say that it was done, and nothing of how much.
    """

    date: dt.date
    session: str | None = None
    kind: str = "strength"  # strength | plyometrics
    exercises: tuple[ExerciseDone, ...] = ()
    duration: Seconds | None = None
    rpe: int | None = None
    note: str = ""
