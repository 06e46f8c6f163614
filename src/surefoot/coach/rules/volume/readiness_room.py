"""Whether any day has room for the long run that a race asks for."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "READY-3",
    says="Your longest day has {minutes:duration}; with {needed:duration} on one day the long run would find room.",
    gives="needed",
    shows=("minutes",),
)
def room_needed(race: str, *, readiness_minutes: dict[str, Any]) -> float:
    """Seconds on one day that make room for the long run of a race class."""
    return float(readiness_minutes[race] * 60)
