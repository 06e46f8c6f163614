"""What the incline of a treadmill counts for."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "ADJUST-4",
    says="A belt at {treadmill_incline:percent} costs about what flat ground does; {incline:percent} "
    "counts as a hill of {hill:percent}.",
    gives="hill",
    reads={"treadmill_incline": "workout/treadmill_incline"},
)
def belt_hill(incline: float, *, treadmill_incline: float) -> float:
    """Grade outdoors (a share) that an incline is like; level and below count as flat ground."""
    return round(max(0.0, incline - treadmill_incline), 6)


@rule(
    "ADJUST-4a",
    says="Set the belt to {treadmill_incline:percent} and run by effort; speeds are those of your paces outdoors.",
    reads={"treadmill_incline": "workout/treadmill_incline"},
)
def usual_incline(*, treadmill_incline: float) -> float:
    """Incline (a share) at which a belt costs what flat ground does."""
    return treadmill_incline
