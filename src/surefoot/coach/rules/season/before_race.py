"""What is kept free before a race."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("TAPER-2", says="The days before a race stay easy, so that the legs arrive fresh.")
def easy_before(priority: str, *, easy_before_a: int, easy_before_b: int) -> int:
    """Days before a race on which nothing hard is planned."""
    return {"A": easy_before_a, "B": easy_before_b}.get(priority, 1)
