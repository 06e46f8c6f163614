"""How short a planned run may be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-1",
    says="The way starts small: short runs, from a mile on, a few a week, built up from there.",
    source="keating-short-runs",
)
def first_week(*, least_run: int, first_runs: int) -> tuple[int, int]:
    """Metres of a first run, and runs in a first week."""
    return least_run, first_runs
