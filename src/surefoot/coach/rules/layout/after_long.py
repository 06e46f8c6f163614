"""The day after the long run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-6", says="The day after the long run is better kept free.")
def after_long(*, cost_after_long: int) -> int:
    """Cost of running on the day after the long run."""
    return cost_after_long
