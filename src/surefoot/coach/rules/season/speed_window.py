"""When hard running may begin."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "BUILD-3",
    says="Speed has its place now: {days:days} to the race, and the weeks before have carried the volume.",
    shows=("days",),
    source="runsmart-spring",
)
def speed_days(race: str, *, speed_days: dict[str, Any]) -> int:
    """Days before the race at which the first hard session may stand, at the earliest."""
    return int(speed_days[race])
