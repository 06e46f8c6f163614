"""How much longer masters runners recover between repeats."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-24",
    says="From {masters_age} on, recoveries are {masters_recovery:factor} times as long: the same pace, with more air.",
    reads={"masters_age": "quality/masters_age", "masters_recovery": "quality/masters_recovery"},
)
def masters_recovery(rest: int, age: int | None, *, masters_age: int, masters_recovery: float, time_step: int) -> int:
    """Seconds between repeats at an age in years, where ``rest`` seconds are usual, in whole steps of time."""
    if age is None or age < masters_age:
        return rest
    return round(rest * masters_recovery / time_step) * time_step
