"""How long strength is remembered."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("STRENGTH-2a", says="After {forget_days:days} without strength it begins again with stability.")
def strength_forgotten(days: int, *, forget_days: int) -> bool:
    """Whether so many days since the last session let the order begin again."""
    return days > forget_days
