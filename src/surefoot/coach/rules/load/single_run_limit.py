"""How long a single run may be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LOAD-1",
    says="At most {limit:distance}: the longest run of the last 30 days was {longest:distance}.",
    gives="limit",
)
def single_run_limit(longest: float, *, single_run_growth: float, single_run_step: int) -> float:
    """Longest run allowed, in metres, after a longest run of ``longest`` metres."""
    return max(single_run_growth * longest, longest + single_run_step)
