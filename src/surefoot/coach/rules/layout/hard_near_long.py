"""Hard days and the long run keep their distance."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-7", says="A hard day is better further from the long run.")
def hard_near_long(*, cost_hard_near_long: int) -> int:
    """Cost of a hard day two days from the long run."""
    return cost_hard_near_long
