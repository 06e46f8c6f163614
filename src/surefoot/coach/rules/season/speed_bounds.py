"""How many weeks preparedness looks at, and how many speed needs."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SEASON-5", says="With less than {least_speed} weeks left for speed the peak is lowered instead.")
def speed_bounds(*, preparedness_weeks: int, least_speed: int) -> tuple[int, int]:
    """Weeks of the average, and least weeks of speed."""
    return preparedness_weeks, least_speed
