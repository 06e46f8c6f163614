"""Whether fast running is new to a runner."""

from __future__ import annotations

from collections.abc import Iterable

from surefoot.rulebook import rule


@rule("MILE-8", says="Fewer than {speed_known_runs} hard runs in {speed_known_days:days}: fast running is still new.")
def new_to_speed(ages: Iterable[int], *, speed_known_days: int, speed_known_runs: int) -> bool:
    """Whether the log holds too few hard runs; ``ages`` are how many days ago each was."""
    return sum(0 <= age <= speed_known_days for age in ages) < speed_known_runs
