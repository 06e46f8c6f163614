"""When a pair of shoes is worth a look."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "GEAR-1",
    says="{shoe} have run {distance:distance}. Somewhere between {look_from:distance} and {worn_by:distance} "
    "most pairs lose their spring: look at the soles, and trust how they feel.",
    shows=("shoe",),
    source="own-practice",
)
def shoe_wear(distance: float, *, look_from: int, worn_by: int) -> str:
    """Say "fine", "look" or "worn" of shoes that ran ``distance`` metres."""
    if distance < look_from:
        return "fine"
    return "look" if distance < worn_by else "worn"
