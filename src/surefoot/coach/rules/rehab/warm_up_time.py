"""The warm-up before a run of the return."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-9",
    says="A warm-up of {time:duration} comes before every run of the return, what serves the injured place first.",
    gives="time",
    source="laverty-return",
)
def warm_up_time(*, warm_up_time: int) -> int:
    """Seconds that the warm-up takes at most."""
    return warm_up_time
