"""The shortest run that is offered where there is little time."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5k",
    says="From {least_time:duration} on it is a run, and from a mile on whatever time that takes.",
    reads={"least_run": "volume/least_run"},
    source="keating-short-runs",
)
def least_fitting(easy: float, *, least_time: int, least_run: int) -> float:
    """Metres of the shortest run at an ``easy`` pace in s/km: a mile, or what the least time holds, if less."""
    return min(float(least_run), least_time * 1000 / easy)
