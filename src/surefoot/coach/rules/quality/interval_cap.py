"""How much interval running a session may hold."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("QUALITY-2", says="Intervals stay within {cap:duration}: a small share of the week.", gives="cap")
def interval_cap(
    week: float, pace: float, *, interval_share: float, interval_most: float, interval_least: float
) -> float:
    """Seconds of intervals at ``pace`` s/km in a week of ``week`` seconds of running."""
    return min(interval_most * pace, max(interval_least * 60, interval_share * week))
