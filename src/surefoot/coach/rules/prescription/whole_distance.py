"""In which steps the distance of a session is given."""

from __future__ import annotations

import math

from surefoot.rulebook import rule


@rule("WORKOUT-20", says="Sessions are whole multiples of {distance_step:distance}; the cool-down takes up the rest.")
def whole_distance(metres: float, *, distance_step: int) -> int:
    """The distance in metres, rounded down to whole steps."""
    return math.floor(round(metres / distance_step, 9)) * distance_step
