"""What the way back after a birth bears."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("RETURN-5a", says="After a birth: nothing that leaks, feels heavy or hurts; if it does, stop and ask.")
def birth_limit(*, birth_limit: int) -> int:
    """The highest score of pain within the limit."""
    return birth_limit
