"""When the long run goes before the number of runs."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "VOLUME-11",
    says="Until the long run is what the race asks for, it may have fewer runs beside it, down to {least_runs} a week.",
)
def long_run_first(*, least_runs: int, long_run_first: float) -> tuple[int, float]:
    """Runs a week that are kept even so, and the share of the volume."""
    return least_runs, long_run_first
