"""Strength needs a day in between, and never stands before a hard day."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LAYOUT-9",
    says="Heavy strength and jumps never on the day before a hard day, and strength {strength_gap:days} from the last.",
)
def strength_gap(*, strength_gap: int, strength_least: int) -> tuple[int, int]:
    """Days from one strength session to the next, and seconds of one on a full day, at least."""
    return strength_gap, strength_least
