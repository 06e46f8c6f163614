"""Runs are spread over the week."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-5", says="Runs are spread out: a day between runs is better than two in a row.")
def back_to_back(*, cost_back_to_back: int) -> int:
    """Cost of running on the day after a run."""
    return cost_back_to_back
