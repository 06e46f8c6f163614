"""How many weeks the growth of a week looks back."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("VOLUME-2", says="The growth of a week is measured against the last {week_memory} weeks.")
def week_memory(*, week_memory: int) -> int:
    """Weeks before a week among which the highest counts."""
    return week_memory
