"""A marathon comes after a 5 km run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-2",
    says="A marathon comes after a first 5 km run: the longest run so far is {longest:distance}.",
    source="keating-short-runs",
)
def five_km_first(distance: int, longest: int, *, marathon_from: int, first_five: int) -> bool:
    """Whether a race of ``distance`` metres must wait for a first 5 km run."""
    return distance >= marathon_from and longest < first_five
