"""What a run counts for where only its time was logged."""

from __future__ import annotations

from surefoot.rulebook import rule
from surefoot.units import METRES_PER_MILE


@rule(
    "LOAD-5",
    says="Where time is all that was logged, {minutes_for_three_miles} minutes of running stand for three miles.",
)
def time_only_pace(*, minutes_for_three_miles: float) -> float:
    """Seconds per kilometre that stand in for an unknown pace."""
    return minutes_for_three_miles * 60 / (3 * METRES_PER_MILE / 1000)
