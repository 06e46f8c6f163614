"""When a pause is a break."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BREAK-1", says="After {days:days} without a run the way back starts small.", shows=("days",))
def break_limit(usual_gap: float, *, least_gap: int, usual_gaps: float) -> float:
    """Days without a run after which a pause is a break, for a usual gap in days."""
    return max(least_gap, usual_gaps * usual_gap)
