"""In which steps the times of a session are given."""

from __future__ import annotations

import math

from surefoot.rulebook import rule


@rule("WORKOUT-22", says="Warm-ups and recoveries are given in steps of {time_step:duration}.")
def whole_time(seconds: float, *, time_step: int) -> int:
    """The time in seconds, rounded down to whole steps."""
    return math.floor(round(seconds / time_step, 9)) * time_step
