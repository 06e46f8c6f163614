"""Which drills, after how many weeks of quick running."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.rulebook import rule


@rule(
    "LAYOUT-11a",
    says="The simpler line of drills comes first, and the full one after {first_line_weeks} weeks with fast running "
    "in the last {drill_memory}.",
)
def drill_line(ago: Sequence[int], *, first_line_weeks: int, drill_memory: int) -> str:
    """first_line or full_line: from how many weeks ago each week with strides, drills or a hard run lies."""
    known = sum(0 < weeks <= drill_memory for weeks in ago)
    return "full_line" if known >= first_line_weeks else "first_line"
