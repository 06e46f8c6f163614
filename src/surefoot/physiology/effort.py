"""One effort: a distance run in a time on a day, and how much of a test it was."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from surefoot.units import Metres, Seconds

EffortKind = Literal["race", "time_trial", "training"]


class Effort(msgspec.Struct, frozen=True):
    """``distance`` in metres, ``seconds`` of running. Races and time trials are all-out, training is not.

    ``outing`` tells efforts of the same outing from those of others by a number; None: nothing else is of its outing.
    """

    distance: Metres
    seconds: Seconds
    date: dt.date
    kind: EffortKind = "race"
    outing: int | None = None

    @property
    def all_out(self) -> bool:
        """True for a race or time trial: the runner could not have gone much faster."""
        return self.kind != "training"
