"""How much of a long run its steady finish takes."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-4",
    says="The last {finish:distance} may flow a little quicker; the rest stays as easy as ever.",
    gives="finish",
    reads={"finish_share": "workout/finish_share"},
)
def finish_distance(distance: int, *, finish_share: float, distance_step: int) -> int:
    """Metres of steady running at the end of a long run of ``distance`` metres."""
    return round(distance * finish_share / distance_step) * distance_step
