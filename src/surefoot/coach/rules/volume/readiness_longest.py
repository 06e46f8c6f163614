"""Which longest run a race asks for."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "READY-2",
    says="{race}: a run of {longest:distance} or {minutes:duration} is the least to be ready with; "
    "by the date {reached:distance} is in reach.",
    shows=("longest", "minutes", "reached"),
)
def readiness_longest(
    race: str, *, readiness_longest: dict[str, Any], readiness_minutes: dict[str, Any]
) -> tuple[float, float]:
    """Least longest run in metres, and the seconds that stand for it."""
    return readiness_longest[race] * 1000.0, readiness_minutes[race] * 60.0
