"""How much altitude takes, between runners."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "ADJUST-10",
    says="Between runners it is anything from {least:percent} to {most:percent} more time; "
    "take the first days easily and see which one you are.",
    shows=("least", "most"),
    source="own-practice",
)
def altitude_span(kept_least: float, kept_most: float) -> tuple[float, float]:
    """Time to add as shares, least and most, from the shares of oxygen uptake that are left."""
    return 1 / kept_most - 1, 1 / kept_least - 1
