"""How many hard runs a week of a mile block holds."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "MILE-7",
    says="{count:runs} with hard parts this week: a mile block has two where a week has room for both, and who is new "
    "to speed begins with one. Better safe than injured.",
    gives="count",
    source="c5-rw-mile",
)
def both_hard(
    week: int, runs: int, experience: str, new_to_speed: bool, *, both_from: dict[str, Any], one_fast_weeks: int
) -> int:
    """Hard runs in a week of a block, counted from 1, with so many runs."""
    if runs < both_from[experience]:
        return 1
    return 1 if new_to_speed and week <= one_fast_weeks else 2
