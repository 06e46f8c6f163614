"""What is looked at for the cause of an injury (RETURN-2)."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-2",
    says="In the {recent_weeks} weeks up to {onset:date} you ran {recent:distance} a week, after {before:distance} "
    "a week in the {before_weeks} before; your longest run was {longest:distance}, after {longest_before:distance}.",
    shows=("onset", "recent", "before", "longest", "longest_before"),
    source="laverty-return",
)
def windows(*, recent_weeks: int, before_weeks: int, spike_days: int) -> tuple[int, int, int]:
    """Weeks up to the onset, weeks before those, and days in which runs over their limit are looked for."""
    return recent_weeks, before_weeks, spike_days


@rule(
    "RETURN-2f",
    says="What led up to {onset:date} cannot be told from the log: it knows {known:weeks} of the time before, and "
    "{known_weeks} would be needed. The new plan begins carefully, whatever it was.",
    shows=("onset", "known"),
    source="laverty-return",
)
def enough_known(weeks: float, *, known_weeks: int) -> bool:
    """Whether so many weeks of comparison are enough to say anything of a cause."""
    return weeks >= known_weeks
