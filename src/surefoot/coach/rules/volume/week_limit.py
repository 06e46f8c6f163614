"""How large a week may be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "VOLUME-1",
    says="This week at most {limit:distance}: the highest of the weeks before was {highest:distance}.",
    gives="limit",
)
def week_limit(
    highest: float, last: float, runs: int, *, week_growth: float, week_step: int, week_jump: float, week_jump_from: int
) -> float:
    """Metres that a week of ``runs`` runs may hold, after weeks of at most ``highest`` and just now ``last`` metres."""
    limit = max(week_growth * highest, highest + week_step * runs)
    return min(limit, week_jump * last) if last >= week_jump_from else limit
