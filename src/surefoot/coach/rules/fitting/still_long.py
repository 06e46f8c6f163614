"""When a shortened long run is still a long run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5d",
    says="Keeps the long run, at {distance:distance}: calm and without a break. It counts, and is not made up.",
    source="keating-short-runs",
)
def still_long(distance: float, planned: float, *, long_floor: float) -> bool:
    """Whether ``distance`` metres of a planned long run are a long run still."""
    return distance >= long_floor * planned
