"""How long recovery after a race is."""

from __future__ import annotations

from surefoot.rulebook import rule
from surefoot.units import METRES_PER_MILE


@rule("RECOVER-1", says="Recovery: about one easy day for each mile raced, {days:days} after this race.", gives="days")
def recovery_days(distance: int, *, recovery_a_mile: float, recovery_most: int) -> int:
    """Easy days after a race of ``distance`` metres."""
    return min(recovery_most, max(1, round(recovery_a_mile * distance / METRES_PER_MILE)))
