"""How long fitness takes to come back (RETURN-17)."""

from __future__ import annotations

import math

from surefoot.rulebook import rule


@rule(
    "RETURN-17a",
    says="The rest usually comes back sooner than it was built: expect about {weeks:weeks} of regular running, "
    "between {low} and {high}. That is a coach's table and a few small studies, and your body has the last word.",
    source="laverty-return",
    shows=("weeks", "low", "high"),
)
def weeks_back(
    days: float, cross_trained: bool, *, cross_weeks: float, weeks_spread: list[float]
) -> tuple[int, int, int]:
    """Whole weeks of a return of so many days: expected, least and most; at least one."""
    weeks = days / 7 * (cross_weeks if cross_trained else 1.0)
    least, most = weeks_spread
    expected = max(1, math.ceil(weeks))
    return expected, max(1, math.floor(weeks * least)), max(expected, math.ceil(weeks * most))
