"""Too much intensity too fast (RETURN-2)."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-2b",
    says="{hard} of {runs:days} with a run were hard, which may have been too many: the new plan keeps them at "
    "{hard_cap} a week at most.",
    shows=("runs", "hard_cap"),
    source="laverty-return",
)
def too_many_hard(hard: int, share: float, usual_share: float | None, *, least_hard: int, hard_growth: float) -> bool:
    """Whether the share of hard days grew too much; ``usual_share`` is None where no run before is known."""
    return usual_share is not None and hard >= least_hard and share >= usual_share + hard_growth


@rule(
    "RETURN-2g",
    says="{in_a_row:days} in a row were hard, which may have been too close: the new plan keeps easy days between, "
    "and hard ones at {hard_cap} a week at most.",
    shows=("hard_cap",),
    source="laverty-return",
)
def too_close(in_a_row: int, *, hard_in_a_row: int) -> bool:
    """Whether so many hard days in a row are a sign of too much intensity."""
    return in_a_row >= hard_in_a_row
