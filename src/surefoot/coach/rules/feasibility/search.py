"""How far a later race is looked for."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SAFE-2", says="{sentence}", shows=("sentence",))
def search_weeks(*, search_weeks: int) -> int:
    """Weeks after the wished date in which an earliest date is looked for."""
    return search_weeks
