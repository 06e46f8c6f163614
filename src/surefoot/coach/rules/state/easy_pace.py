"""What the usual easy pace rests on."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("STATE-1", says="Your usual easy pace is the median of {easy_pace_days:days}.")
def easy_pace_rest(*, easy_pace_days: int, easy_pace_runs: int) -> tuple[int, int]:
    """Days whose runs count, and how many of them are needed."""
    return easy_pace_days, easy_pace_runs
