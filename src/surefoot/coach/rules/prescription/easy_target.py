"""What easy running aims at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Range
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-1",
    topic="workout",
    says="Easy means effort {effort} of 10 and breath for whole sentences; there is no pace to hold.",
)
def easy_target(effort: int, heart: Range | None, *, effort_most: dict[str, int]) -> Target:
    """Effort of 10 and heart rate in bpm; never a pace, so that slower is always right."""
    return Target(effort=min(effort, effort_most["easy"]), hr=heart)
