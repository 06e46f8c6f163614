"""What one week holds, as volume hands it to content and layout."""

from __future__ import annotations

import msgspec

from surefoot.coach.season import Block
from surefoot.rulebook import Reason


class WeekPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What one block holds, in metres. ``long`` is 0 where the block has no long run."""

    block: Block
    first: int  # the first day still to come
    volume: int  # still to come
    long: int
    long_day: int | None
    runs: int  # still to come
    done: int  # metres run in the block before
    done_runs: int
    easy_most: int
    most_seconds: float  # of any run
    raises_volume: bool = False
    limit: float = 0.0  # what the weeks before allow
    highest: int = 0  # the highest of them
    long_limit: float = 0.0  # what the runs of the last 30 days allow
    longest_before: float = 0.0
    why_return: Reason | None = None

    @property
    def returning(self) -> bool:
        """Whether the block belongs to the way back from a break: easy running only."""
        return self.why_return is not None
