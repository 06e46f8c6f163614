"""What comes before plyometrics."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-2",
    says="Stability and strength come before power: {done} of {plyometric_unlock} strength sessions in four weeks, "
    "and even hops.",
    source="toolkit-speed",
)
def plyometrics_unlocked(done: int, hops_even: bool, *, plyometric_unlock: int) -> bool:
    """Whether plyometrics may be planned after ``done`` strength sessions in 28 days."""
    return hops_even and done >= plyometric_unlock
