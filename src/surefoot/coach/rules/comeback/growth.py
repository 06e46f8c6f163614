"""One step a week."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-7a",
    says="A week takes one step: one more outing, at most every {frequency_weeks:weeks}, or outings a tenth longer.",
)
def outing_steps(*, outing_growth: float, least_step: int, frequency_weeks: int) -> tuple[float, int, int]:
    """Growth of an outing from week to week, its seconds at least, and days between two steps to one more outing."""
    return outing_growth, least_step * 60, frequency_weeks * 7
