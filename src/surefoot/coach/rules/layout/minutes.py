"""Nothing longer than the day allows."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LAYOUT-3",
    says="{date:date} has {minutes:duration}: a session may not be longer than the day allows.",
    shows=("date",),
)
def day_minutes(minutes: float, *, cost_short_day: int) -> int:
    """Cost of each hundred metres that a day's minutes leave out."""
    return cost_short_day
