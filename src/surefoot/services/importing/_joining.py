"""Two recordings of one outing make one: the numbers of the one that knows more, with what only the other knows."""

from __future__ import annotations

import sys
from typing import NamedTuple

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.entries import ActivityCorrected, ActivityMerged, ActivityRecorded

#: Knows more than any recording: what the runner wrote by hand.
RUNNERS_WORD = sys.maxsize
_FILLED = ("distance", "rpe", "avg_hr", "surface", "session", "stage", "running", "drift")


class Told(NamedTuple):
    """What was told of an outing: by how much knowledge, and whether its place in the world was known."""

    activity: Activity
    knows: int
    placed: bool


def told_by(fact: ActivityRecorded | ActivityMerged | ActivityCorrected) -> Told:
    """What one entry says by itself."""
    if isinstance(fact, ActivityMerged):
        alone = fact.alone.activity if fact.alone else fact.activity
        return Told(alone, fact.origin.knows, fact.origin.placed)
    if isinstance(fact, ActivityRecorded) and fact.origin:
        return Told(fact.activity, fact.origin.knows, fact.origin.placed)
    return Told(fact.activity, RUNNERS_WORD, placed=True)


def joined(first: Told, second: Told) -> Told:
    """Both as one outing; where they know as much, the first gives the numbers."""
    best, other = (second, first) if second.knows > first.knows else (first, second)
    mine, theirs = best.activity, other.activity
    missing = {name: getattr(theirs, name) for name in _FILLED if getattr(mine, name) is None}
    activity = msgspec.structs.replace(
        mine,
        **missing,
        date=theirs.date if other.placed and not best.placed else mine.date,
        sport=theirs.sport if mine.sport == "other" else mine.sport,
        race=mine.race or theirs.race,
        best_efforts=mine.best_efforts or theirs.best_efforts,
    )
    return Told(activity, best.knows, best.placed or other.placed)
