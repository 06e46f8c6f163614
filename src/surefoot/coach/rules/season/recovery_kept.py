"""After which races recovery is always kept."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("RECOVER-4", says="From {recovery_from:distance} on recovery is kept whatever the race was for.")
def recovery_kept(distance: int, priority: str, *, recovery_from: int) -> bool:
    """Whether easy days follow a race of this distance and priority."""
    return priority == "A" or distance >= recovery_from
