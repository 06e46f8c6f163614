"""What a time goal may count on."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "GOAL-1",
    says="The time asks for a fitness index of {needed:factor}; {reachable:factor} is in reach by then.",
    gives="reachable",
    shows=("needed",),
)
def reachable_index(high: float, weeks: float, *, index_gain: float, index_gain_most: float) -> float:
    """Fitness index in reach after ``weeks`` weeks, from the upper end of today's."""
    return high * (1 + min(index_gain_most, index_gain * weeks))
