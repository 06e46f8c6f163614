"""How long the endurance run of a mile block may last."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-10",
    says="The long run of a mile block is its endurance run: easy, and at most {limit:duration}.",
    gives="limit",
)
def block_long(*, long_minutes: int) -> int:
    """Seconds of the longest run of a mile block."""
    return long_minutes * 60
