"""How often a stage is done before the next."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("PROTOCOL-5", says="A stage is done {least_sessions} times within the pain limit before the next, or more often.")
def least_sessions(*, least_sessions: int) -> int:
    """Outings at a stage that a ladder has to ask for."""
    return least_sessions
