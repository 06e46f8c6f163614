"""How many repeats a session holds."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-11",
    says="{work:duration} of quality in all; warm-up, recoveries and cool-down come on top.",
    shows=("work",),
    source="own-practice",
)
def repeats_that_fit(cap: float, repeat: float, most: int) -> int:
    """Repeats of ``repeat`` seconds under a cap of ``cap`` seconds, at most ``most``."""
    return min(most, int(round(cap / repeat, 9)))
