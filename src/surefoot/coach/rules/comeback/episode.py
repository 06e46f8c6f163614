"""When a pain is looked after like an injury."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "INJURY-3",
    says="Soreness at the {site} since {date:date}: easy running while it settles, and the runs follow what it says.",
    shows=("date", "site"),
)
def is_episode(score: int, again: bool, *, episode_score: int) -> bool:
    """Whether a pain at a place without an injury counts as one; ``again``: it hurt in the outing before too."""
    return again or score >= episode_score
