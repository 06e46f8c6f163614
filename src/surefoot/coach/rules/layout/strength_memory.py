"""For how long strength sessions count as preparation."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SPEED-2a", says="Strength of the last {strength_memory:days} counts as preparation for jumping.")
def strength_memory(*, strength_memory: int) -> int:
    """Days in which strength sessions are counted."""
    return strength_memory
