"""After a birth."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("GATE-4", says="After a birth running begins with a professional's word, and not before {after_birth:days}.")
def after_birth(*, after_birth: int, birth_memory: int) -> tuple[int, int]:
    """Days before running is planned, and days after which no clearance is asked for any more."""
    return after_birth, birth_memory
