"""What tempo running aims at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Range, Table, around
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-6",
    topic="workout",
    says="Tempo is effort {effort} of 10: comfortably hard, a pace that you could race for about an hour.",
)
def threshold_target(
    effort: int, pace: float | None, heart: Range | None, *, effort_most: dict[str, int], pace_width: Table
) -> Target:
    """Effort of 10, pace in whole s/km around ``pace`` (None: unknown) and heart rate in bpm."""
    effort = min(effort, effort_most["threshold"])
    return Target(effort=effort, pace=around(pace, pace_width["threshold"]), hr=heart)
