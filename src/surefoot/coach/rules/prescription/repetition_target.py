"""What fast repetitions aim at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Table, around
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-8",
    topic="workout",
    says="Repetitions are effort {effort} of 10: fast, smooth and fully rested. They are too short for the heart rate.",
)
def repetition_target(effort: int, pace: float | None, *, effort_most: dict[str, int], pace_width: Table) -> Target:
    """Effort of 10 and pace in whole s/km around ``pace`` (None: unknown)."""
    return Target(effort=min(effort, effort_most["repetition"]), pace=around(pace, pace_width["repetition"]))
