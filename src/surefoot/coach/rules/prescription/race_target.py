"""What a race aims at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Range, Table, around
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-9",
    topic="workout",
    says="Even effort serves you best: {effort} of 10 for most of the way, about {time:clock} in all.",
    shows=("time",),
)
def race_target(effort: int, pace: float | None, hr: Range | None, *, pace_width: Table) -> Target:
    """Effort of 10, pace in whole s/km around ``pace`` (None: by effort alone), and heart rate in bpm."""
    return Target(effort=effort, pace=around(pace, pace_width["race"]), hr=hr)
