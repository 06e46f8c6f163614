"""When every run is the same run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-16",
    says="Two runs are the same where they differ by at most {same_distance:percent} in distance and "
    "{same_pace:percent} in pace.",
)
def same_run(
    distance: float, pace: float, other: float, other_pace: float, *, same_distance: float, same_pace: float
) -> bool:
    """Whether two runs, in metres and s/km, are alike."""
    return abs(distance - other) <= same_distance * distance and abs(pace - other_pace) <= same_pace * pace


@rule("MILE-17", says="The last {same_weeks:weeks} are looked at.")
def weeks_looked_at(*, same_weeks: int) -> int:
    """Weeks of the log that are looked at."""
    return same_weeks


@rule(
    "MILE-18",
    says="{count} of your {runs:runs} in {same_weeks:weeks} were the same: about {distance:distance} at {pace:pace}.",
    shows=("distance", "pace"),
)
def always_the_same(count: int, runs: int, *, same_share: float, same_runs: int, same_weeks: int) -> bool:
    """Whether ``count`` of ``runs`` being the same run is a rut."""
    return count >= same_runs and count >= same_share * runs
