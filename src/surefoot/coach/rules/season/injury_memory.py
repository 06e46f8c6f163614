"""How long an injury asks for care."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SEASON-3", says="An injury in the last {injury_memory:days} asks for easier weeks more often.")
def injury_memory(*, injury_memory: int) -> int:
    """Days for which a past injury shortens the cycle."""
    return injury_memory
