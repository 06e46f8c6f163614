"""What a runner must be ready for before a race is called feasible."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "READY-1",
    says="{race}: a week of {week:distance} is the least to be ready with; by the date {reached:distance} is in reach.",
    shows=("reached", "week"),
)
def readiness_week(race: str, *, readiness_week: dict[str, float]) -> float:
    """Least peak week in metres with which a race of this class is called feasible."""
    return readiness_week[race] * 1000.0
