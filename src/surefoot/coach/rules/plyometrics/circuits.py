"""How many circuits, from what was done."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "SPEED-3a",
    says="{circuits:circuits}: from {first_circuits} to {most_circuits} over a few weeks, each step earned by "
    "sessions that were done, and this is number {number}.",
    shows=("number",),
    gives="circuits",
    source="toolkit-speed",
)
def circuits_after(
    done: int,
    experience: str,
    more_weeks: int,
    *,
    first_circuits: int,
    most_circuits: int,
    weeks: dict[str, Any],
    week_sessions: int,
) -> tuple[int, int]:
    """Circuits after ``done`` full sessions, and how many sessions the way to the most of them takes in all.

    ``more_weeks`` are added to the way.
    """
    length = int(weeks[experience]) + more_weeks
    week = min(done // week_sessions, length - 1)
    return first_circuits + (most_circuits - first_circuits) * week // (length - 1), length * week_sessions
