"""How often a later day is tried."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SAFE-2c", says="A later day is offered once it holds when every day is laid out.")
def later_tries(*, later_tries: int) -> int:
    """How many later days are tried, each further from the last."""
    return later_tries
