"""What a recovery run aims at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Range, part
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-2",
    topic="workout",
    says="Recovery means effort {effort} of 10: the lower {recovery_part:percent} of your easy heart rates.",
)
def recovery_target(effort: int, easy: Range | None, *, effort_most: dict[str, int], recovery_part: float) -> Target:
    """Effort of 10 and heart rate in bpm, from those of easy running."""
    return Target(effort=min(effort, effort_most["recovery"]), hr=part(easy, (0.0, recovery_part)))
