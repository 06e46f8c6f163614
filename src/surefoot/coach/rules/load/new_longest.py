"""How often the longest run may grow."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LOAD-4", says="At most one new longest run in {new_longest_gap:days}.")
def new_longest(*, new_longest_gap: int) -> int:
    """Days between two new longest runs, at least."""
    return new_longest_gap
