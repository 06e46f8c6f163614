"""How far back the usual gap is looked for."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BREAK-2", says="The usual gap between runs is that of the {habit_memory:days} before.")
def gap_memory(*, habit_memory: int) -> int:
    """Days before a break in which the usual gap is measured."""
    return habit_memory
