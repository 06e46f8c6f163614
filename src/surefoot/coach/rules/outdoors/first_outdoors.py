"""The first run outdoors after weeks on a treadmill."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "OUTDOORS-1",
    says="Your runs of the last {treadmill_weeks:weeks} were on a treadmill: the first one outdoors is at most "
    "{first_share:percent} as long, because wind, ground and corners ask for more. Indoors the plan stays as it is.",
)
def treadmill_habit(*, treadmill_weeks: int, treadmill_runs: int, first_share: float) -> tuple[int, int, float]:
    """Weeks that are looked back, runs on a treadmill that make a habit, and the share that is kept."""
    return treadmill_weeks, treadmill_runs, first_share


@rule("OUTDOORS-2", says="Outdoors today: {limit:distance} are enough for the first time.", gives="limit")
def first_outdoors(planned: float, longest: float, *, first_share: float) -> float:
    """Metres of the first run outdoors at most, from those planned and the longest run of those weeks."""
    return first_share * min(planned, longest)
