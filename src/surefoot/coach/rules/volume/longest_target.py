"""Which longest run a plan aims for."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("VOLUME-4", says="The longest run of the plan is {target:distance}.", gives="target")
def longest_target(
    race: str, experience: str, habit: float, *, longest_run: dict[str, dict[str, float]], habit_ceiling: float
) -> float:
    """Longest run in metres that a plan aims for; a habit above the target is kept, to a ceiling."""
    by_experience = longest_run[race]
    ceiling = habit_ceiling * by_experience["seasoned"] * 1000
    return max(by_experience[experience] * 1000.0, min(habit, ceiling))
