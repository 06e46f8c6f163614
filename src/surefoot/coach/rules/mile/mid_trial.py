"""The trial in the middle of a mile block."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-9",
    says="Half way through your mile block a trial over {trial_distance} m shows what the first weeks have brought; "
    "it stands for this week's hard run.",
    source="c5-rw-mile",
)
def mid_trial(*, trial_distance: int, trial_week: int, trial_minutes: int) -> tuple[int, int, int]:
    """Metres of the trial, the week of the block that holds it, and seconds that its day must have."""
    return trial_distance, trial_week, trial_minutes * 60
