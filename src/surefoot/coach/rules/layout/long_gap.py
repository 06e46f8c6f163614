"""How far long runs stand apart."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-12", says="Long runs stand at least {long_gap:days} apart.")
def long_gap(*, long_gap: int) -> int:
    """Days from one long run to the next, at least."""
    return long_gap
