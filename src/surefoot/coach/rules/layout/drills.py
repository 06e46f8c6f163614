"""Drills before fast running."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-11", says="Drills keep the movement quick, on a day with fast running where there is one.")
def drill_sessions(*, drill_sessions: int) -> int:
    """Drill sessions a week."""
    return drill_sessions
