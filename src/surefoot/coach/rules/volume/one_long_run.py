"""One long run a week, the others short."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-3",
    says="A normal week is several shorter runs and one long run; this one is {distance:distance}.",
    source="keating-short-runs",
)
def most_runs_are_short(distance: int, *, distance_a_run: int) -> int:
    """Metres of the week that carry one more short run."""
    return distance_a_run
