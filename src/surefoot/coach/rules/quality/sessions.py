"""How many hard sessions a week holds."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "SHORT-4",
    says="Short runs carry the speed: {count} fast session this week.",
    gives="count",
    source="keating-short-runs",
)
def hard_sessions(experience: str, runs: int, *, sessions: dict[str, Any], second_from_runs: int) -> int:
    """Hard sessions in a week of a speed phase."""
    seasoned = experience == "seasoned" and runs >= second_from_runs
    return int(sessions["experienced" if seasoned else "usual"])
