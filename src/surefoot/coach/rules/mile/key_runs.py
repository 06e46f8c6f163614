"""Which fast run a week of a mile block holds."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-6",
    says="Week {week} of your mile block: this is its {part} run, with a cue for your form.",
    shows=("part",),
    source="mile-for-distance",
)
def key_runs(week: int, *, speed_runs: list[str], strength_runs: list[str]) -> tuple[str, str]:
    """Templates of the speed run and of the strength run of a week, counted from 1; past the table the last ones."""
    last = min(len(speed_runs), len(strength_runs))
    place = min(max(week, 1), last) - 1
    return speed_runs[place], strength_runs[place]
