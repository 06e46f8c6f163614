"""An accepted plan keeps its days."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-8", says="Sessions keep the day that you accepted, unless a rule asks for another.")
def change_cost(*, cost_change: int) -> int:
    """Cost of a session away from its accepted day."""
    return cost_change
