"""Towards how many runs a week a plan grows."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "VOLUME-7",
    says="One more run a week at most every {frequency_step} weeks: first more often, then longer, then faster.",
)
def wanted_runs(
    habit: int, experience: str, weeks: int, *, usual_runs: dict[str, int], frequency_step: int, most_runs: int
) -> int:
    """Runs a week after ``weeks`` weeks of a plan that began with ``habit`` runs a week."""
    target = min(max(habit, usual_runs[experience]), most_runs)
    return min(target, habit + weeks // frequency_step)
