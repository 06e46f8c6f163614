"""The first runs: every other day."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-7",
    says="Every other day at first, at most {most_outings} times a week, until {early_days:days} after the first "
    "{continuous_time} minutes in one go; then towards your usual week, and not past it.",
    source="laverty-return",
)
def early_runs(*, early_days: int, most_outings: int, continuous_time: int) -> tuple[int, int, int]:
    """Days of every-other-day running after the first continuous run, outings in 7 days, seconds of that run."""
    return early_days, most_outings, continuous_time * 60
