"""A run that was the longest for a while."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WIN-1",
    says="{distance:distance}: your longest run since {since:date}.",
    shows=("distance", "since"),
)
def longest_for_a_while(days: int, *, longest_since: int) -> bool:
    """Whether a run that was the longest of so many ``days`` is worth telling."""
    return days >= longest_since
