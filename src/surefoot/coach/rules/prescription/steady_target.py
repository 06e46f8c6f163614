"""What the steady finish of a long run aims at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Range, Shares, part
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-3",
    topic="workout",
    says="Steady means effort {effort} of 10, in the upper part of your easy heart rates and not above them.",
)
def steady_target(effort: int, easy: Range | None, *, effort_most: dict[str, int], steady_part: Shares) -> Target:
    """Effort of 10 and heart rate in bpm, from those of easy running: below the aerobic threshold."""
    return Target(effort=min(effort, effort_most["steady"]), hr=part(easy, steady_part))
