"""How many of the days after a race are off."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("RECOVER-3", says="The first days after a race belong to rest.")
def recovery_off(days: int, *, recovery_off_share: float) -> int:
    """Days without running at the start of ``days`` easy days."""
    return max(1, round(recovery_off_share * days))
