"""How far a plan without a race reaches."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "BUILD-1",
    says="Running for its own sake: the next {open_days:days}, with the same care as before a race.",
    source="runsmart-spring",
)
def open_days(*, open_days: int) -> int:
    """Days that a plan without a race shows."""
    return open_days
