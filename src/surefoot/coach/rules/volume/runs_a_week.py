"""How many runs a week holds."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "VOLUME-6",
    says="{runs:runs} this week: your habit, your days, and one run for each {distance_a_run:distance} of the week.",
    gives="runs",
)
def runs_a_week(volume: float, wanted: int, days: int, *, distance_a_run: int, least_runs: int, most_runs: int) -> int:
    """Runs in a week of ``volume`` metres, of ``wanted`` runs, with ``days`` days to run on."""
    carried = max(least_runs, int(volume // distance_a_run))
    return max(0, min(wanted, carried, days, most_runs))
