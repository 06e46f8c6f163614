"""One word for the ground of a run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "ANALYSIS-7",
    topic="analysis",
    says="A run is rolling from {rolling_from} m of climb a kilometre on, hilly from {hilly_from} m and a mountain "
    "run from {mountain_from} m.",
)
def terrain_of(climb: float, distance: float, *, rolling_from: float, hilly_from: float, mountain_from: float) -> str:
    """The word for metres of climb over metres of distance (> 0): flat | rolling | hilly | mountain."""
    steepness = 1000 * climb / distance
    words = (("mountain", mountain_from), ("hilly", hilly_from), ("rolling", rolling_from))
    return next((word for word, least in words if steepness >= least), "flat")
