"""Which peak week a plan aims for."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("VOLUME-3", says="The plan builds to {peak:distance} a week, as the race and your experience ask.", gives="peak")
def peak_week(
    race: str, experience: str, habit: float, *, peak_week: dict[str, dict[str, float]], habit_ceiling: float
) -> float:
    """Peak week in metres for a race class; a ``habit`` (metres a week) above the target is kept, to a ceiling."""
    by_experience = peak_week[race]
    ceiling = habit_ceiling * by_experience["seasoned"] * 1000
    return max(by_experience[experience] * 1000.0, min(habit, ceiling))
