"""What running by feel aims at."""

from __future__ import annotations

from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-21",
    topic="workout",
    says="By feel: effort {effort} of 10, whatever the pace and the distance turn out to be.",
)
def by_feel_target(effort: int, *, effort_most: dict[str, int]) -> Target:
    """Effort of 10 alone: on hills and in play neither pace nor heart rate tells the truth."""
    return Target(effort=min(effort, effort_most["interval"]))
