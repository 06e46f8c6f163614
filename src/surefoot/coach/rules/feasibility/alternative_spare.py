"""How sure an offer should be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SAFE-2a", says="What is offered in place of a wish is within reach with something to spare.")
def alternative_spare(first_ever: bool, *, alternative_spare: dict[str, float]) -> float:
    """How many times the least of a race should be in reach before it is offered."""
    return alternative_spare["first_ever" if first_ever else "usual"]
