"""What marathon effort aims at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Range, Table, around
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule("WORKOUT-5", topic="workout", says="Marathon effort is {effort} of 10: a pace that you could hold for hours.")
def marathon_target(
    effort: int, pace: float | None, heart: Range | None, *, effort_most: dict[str, int], pace_width: Table
) -> Target:
    """Effort of 10, pace in whole s/km around ``pace`` (None: unknown) and heart rate in bpm."""
    effort = min(effort, effort_most["marathon"])
    return Target(effort=effort, pace=around(pace, pace_width["marathon"]), hr=heart)
