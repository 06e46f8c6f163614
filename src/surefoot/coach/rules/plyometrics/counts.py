"""Which sessions of jumps count towards more."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-3f",
    says="Circuits that were done lead to more; after a pause of more than {forget_days:days} they begin again.",
)
def jumps_count(
    circuits: int | None, asked: int, effort: int | None, *, effort_most: int, forget_days: int
) -> tuple[bool, int]:
    """Whether a session of so many circuits with an effort counts where so many were asked; and the days of memory."""
    done = circuits is not None and circuits >= asked
    return done and (effort is None or effort <= effort_most), forget_days
