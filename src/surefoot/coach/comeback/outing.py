"""An outing of a way back as it was done, and how a way begins."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.protocols import Protocol

MINUTE = 60
FREE = float("inf")


class Done(NamedTuple):
    """An outing: its day, seconds and metres of running, seconds in all.

    ``stage`` is the ladder and the index that it says it was; ``known`` whether its running was told apart from its
    walking; ``stood`` whether a plan was accepted that day.
    """

    day: int
    run_s: float
    metres: float
    total_s: float
    stage: tuple[str, int] | None = None
    known: bool = True
    stood: bool = False


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """How a way begins. Seconds, and outings a week.

    ``usual_s`` is the usual week before, as far as days hold it, and ``usual_m`` its metres; ``pace`` is that of the
    outings to come, in seconds a kilometre, and ``weekdays`` are those with time for them, Monday 0.

    An outing of ``whole_s`` in one go is a continuous one. ``niggle``: only the table of pain counts; ``short``: the
    easy weeks count from the first outing, not from the first continuous one. ``ran`` is the day of the last run
    before the way, which the first outing rests after like every other.
    """

    day: int
    protocol: Protocol | None
    length: float
    whole_s: float
    habit: int
    usual_s: float
    pace: float
    weekdays: tuple[int, ...] = tuple(range(WEEK))
    usual_m: float = 0.0
    niggle: bool = False
    short: bool = False
    ran: int | None = None
