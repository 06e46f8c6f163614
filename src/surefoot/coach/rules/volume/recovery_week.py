"""How large the weeks after a race are."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RECOVER-2",
    says="After a race the weeks come back slowly: this one to {share:percent} of the plan's peak.",
    gives="share",
)
def recovery_share(week: int, *, recovery_share: list[float]) -> float:
    """Share of the plan's peak week in week ``week`` (from 0) after a race."""
    return recovery_share[min(week, len(recovery_share) - 1)]
