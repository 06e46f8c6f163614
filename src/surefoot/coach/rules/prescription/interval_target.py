"""What repeats aim at."""

from __future__ import annotations

from surefoot.coach.rules.prescription._ranges import Shares, Table, around
from surefoot.diary.plan import Target
from surefoot.rulebook import rule


@rule(
    "WORKOUT-7",
    topic="workout",
    says="Repeats are effort {effort} of 10: strong and even, with one more in hand at the end.",
)
def interval_target(
    effort: int,
    pace: float | None,
    max_hr: int | None,
    *,
    effort_most: dict[str, int],
    pace_width: Table,
    repeat_heart_rate: Shares,
) -> Target:
    """Effort of 10, pace in whole s/km around ``pace`` (None: unknown), and the heart rate in bpm late in a repeat."""
    low, high = repeat_heart_rate
    heart = None if max_hr is None else (round(max_hr * low), round(max_hr * high))
    effort = min(effort, effort_most["interval"])
    return Target(effort=effort, pace=around(pace, pace_width["interval"]), hr=heart)
