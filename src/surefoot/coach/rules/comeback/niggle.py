"""A niggle stays easy for a while."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("RETURN-6b", says="Easy running for {days:days} after a niggle.", gives="days")
def days_of_easy(lost: int, *, niggle_factor: float, niggle_days: int) -> int:
    """Days of easy running after ``lost`` days."""
    return max(round(niggle_factor * lost), niggle_days)
