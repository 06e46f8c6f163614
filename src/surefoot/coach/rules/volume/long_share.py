"""Which share of the week the long run may have."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule("LONG-1", says="The long run is at most {share:percent} of a week of {runs} runs.", gives="share")
def long_share(
    race: str,
    runs: int,
    *,
    long_share: dict[str, Any],
    long_share_floor: dict[str, Any],
    long_share_most: float,
) -> float:
    """Share of the week for the long run; one run a week has no share to keep (1)."""
    if runs <= 1:
        return 1.0
    return float(min(long_share_most, max(long_share_floor[race], long_share[race] / runs)))
