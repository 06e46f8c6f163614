"""The time of a strength session."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "STRENGTH-7",
    says="The main exercises come first. Where time is short they are what stays: {shorter_time:duration} count.",
)
def strength_time(*, warm_up_time: int, time_step: int, shorter_time: int) -> tuple[int, int, int]:
    """Seconds of the warm-up at least, of which a session is a multiple, and of its shorter version at most."""
    return warm_up_time, time_step, shorter_time
