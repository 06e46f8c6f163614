"""When a run was the trial that was planned."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-13",
    says="A time trial counts like a race where what was logged is the trial alone, to {trial_near:percent}.",
    source="mile-for-distance",
)
def trial_run(distance: float, planned: float, *, trial_near: float) -> bool:
    """Whether a run of ``distance`` metres was a trial over ``planned`` metres and nothing else."""
    return abs(distance - planned) <= trial_near * planned
