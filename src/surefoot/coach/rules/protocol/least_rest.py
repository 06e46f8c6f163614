"""Rest between two outings of a ladder."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("PROTOCOL-3", says="Between two outings of a ladder lies at least {least_rest:days} of rest.")
def least_rest(*, least_rest: int) -> int:
    """Days of rest that a ladder has to have between outings."""
    return least_rest
