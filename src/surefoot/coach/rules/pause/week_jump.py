"""How fast the weeks of a return grow."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BREAK-5", says="In a return each week is at most {week_jump:factor} the one before.")
def return_jump(*, week_jump: float) -> float:
    """Factor from one week of a return to the next."""
    return week_jump
