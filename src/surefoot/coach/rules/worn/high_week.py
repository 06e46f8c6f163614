"""A week of very high mileage."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.rulebook import rule


@rule(
    "MILE-5",
    says="The week of {date:date} held {metres:distance}, far more than the {usual:distance} of the weeks before: form "
    "suffers after such weeks, so an easier one follows.",
    shows=("date", "usual"),
    source="mile-for-distance",
)
def very_high(metres: float, before: Sequence[float], *, high_week: float, high_weeks: int, high_least: float) -> bool:
    """Whether a week of ``metres`` is very high after the weeks ``before`` it, the last one first."""
    weeks = before[:high_weeks]
    known = len(weeks) == high_weeks and min(weeks) > 0
    return known and metres >= high_least and metres >= high_week * max(weeks)
