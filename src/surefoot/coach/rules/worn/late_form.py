"""Long runs whose late part is heavy."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-5a",
    says="Your long runs of {first:date} and {last:date} were heavy late on: form breaks down there, so an easier week "
    "follows.",
    shows=("first", "last"),
    source="mile-for-distance",
)
def heavy_late(drift: float | None, effort: int | None, *, late_drift: float, late_effort: int) -> bool:
    """Whether a long run was heavy late on, by its drift in percent or its effort; what is not known says nothing."""
    return (drift is not None and drift >= 100 * late_drift) or (effort is not None and effort >= late_effort)


@rule("MILE-5b", says="{late_runs} such long runs within {late_days:days} ask for it; one alone does not.")
def asks_for_rest(*, late_runs: int, late_days: int) -> tuple[int, int]:
    """Long runs in a row, and days within which they lie."""
    return late_runs, late_days
