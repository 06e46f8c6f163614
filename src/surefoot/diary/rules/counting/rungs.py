"""The ladder of distances, offered and never demanded."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-2a",
    says="The first {rung} was on {date:date}.",
    shows=("rung", "date"),
    source="keating-short-runs",
)
def rungs_reached(distance: float, *, distance_ladder: dict[str, int], rung_share: float) -> tuple[str, ...]:
    """Names of the distances that a run of ``distance`` metres reaches, the shortest first."""
    return tuple(name for name, metres in distance_ladder.items() if distance >= rung_share * metres)
