"""When a shorter run is the planned one, in the time that there was."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MATCH-3",
    says="As planned, in the time there was: {done:distance} of {planned:distance}. It counts in full.",
    shows=("planned",),
    reads={"near": "load/near"},
    source="keating-short-runs",
)
def in_the_time(done: float, shorter: float, *, near: float) -> bool:
    """Whether a run of ``done`` metres (or seconds) was at least a version of its session of so many."""
    return done >= near * shorter
