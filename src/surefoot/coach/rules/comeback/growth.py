"""One step a week."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-7a",
    says="A week takes one step: one more outing, at most every {frequency_weeks:weeks}, or outings a tenth longer.",
)
def outing_steps(*, outing_growth: float, frequency_weeks: int) -> tuple[float, int]:
    """Growth of an outing from week to week, and days between two steps to one more outing."""
    return outing_growth, frequency_weeks * 7
