"""What a day holds while running waits."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "HOLD-1",
    says="While running waits: {rehab_days} short strength sessions a week, and moving in ways that do not hurt.",
)
def while_waiting(*, rehab_days: int, cross_training_days: int) -> tuple[int, int]:
    """Sessions of rehab strength and of cross-training a week, in a hold."""
    return rehab_days, cross_training_days
