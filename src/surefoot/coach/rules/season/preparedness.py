"""Whether the weeks before speed have carried enough."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SEASON-4",
    says="Speed waits until {preparedness_weeks} weeks average {preparedness:percent} of the plan's peak week.",
)
def prepared(average: float, peak: float, *, preparedness: float, preparedness_weeks: int, least_speed: int) -> bool:
    """Whether an average week of ``average`` metres prepares for a plan with a peak of ``peak`` metres."""
    return average >= preparedness * peak
