"""What counts as the habit."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "VOLUME-8",
    says="Your habit: {habit:distance} a week in {runs} runs, the median of {habit_weeks} weeks.",
    shows=("habit", "runs"),
)
def habit_weeks(*, habit_weeks: int) -> int:
    """Complete weeks with a run whose median is the habit."""
    return habit_weeks
