"""What a hard session becomes where its work has no room: easy running with a few pick-ups."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5b",
    says="Keeps your legs quick: easy running with {times} short pick-ups. "
    "The hard work has its turn another week, and this counts in full.",
    shows=("times",),
    source="keating-short-runs",
)
def pick_ups(*, pick_ups: int) -> int:
    """Pick-ups that take the place of hard work."""
    return pick_ups
