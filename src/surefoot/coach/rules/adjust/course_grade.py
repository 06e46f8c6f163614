"""How steep a course is that climbs so much in all."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "ADJUST-3",
    says="{climb:height} of climbing over {distance:distance} is like rising at {up:percent} for "
    "{uphill_share:percent} of it and coming down again: times grow by about {more:percent} at the same effort.",
    shows=("up", "more"),
)
def course_grade(climb: float, distance: float, *, uphill_share: float) -> tuple[float, float]:
    """Grades (shares) of the way up and of the way down of a loop, from metres of climb and of distance."""
    return climb / (uphill_share * distance), -climb / ((1 - uphill_share) * distance)


@rule("ADJUST-3a", says="Of a hilly loop {uphill_share:percent} goes up.")
def course_factor(up: float, down: float, *, uphill_share: float) -> float:
    """Factor on the pace of a whole loop, from those of its way up and its way down."""
    return max(1.0, uphill_share * up + (1 - uphill_share) * down)
