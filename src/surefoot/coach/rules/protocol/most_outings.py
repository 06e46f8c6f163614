"""How many outings a ladder may have in a week."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("PROTOCOL-6", says="A ladder has at most {most_outings} outings in 7 days.")
def most_outings(*, most_outings: int) -> int:
    """Outings in 7 days that a ladder may allow."""
    return most_outings
