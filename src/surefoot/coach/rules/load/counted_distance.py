"""What a race, or a run over its limit, counts for."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LOAD-3",
    says="A race counts as the run it should have been, {limit:distance}, "
    "until {clean_days:days} without pain have passed.",
)
def counted_distance(distance: int, limit: float, days_since: int, *, clean_days: int) -> float:
    """Metres that a race of ``distance`` counts for in later limits, ``days_since`` days after it."""
    return distance if days_since > clean_days else min(distance, limit)
