"""How fast runners move between repeats."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WORKOUT-18", says="Between repeats a jog is {jog_slowdown:factor} times the easy pace, a walk {walk_pace:pace}.")
def between_paces(easy: float, *, jog_slowdown: float, walk_pace: float) -> tuple[float, float]:
    """Expected paces of jogging and of walking in s/km, from the easy pace in s/km."""
    return easy * jog_slowdown, walk_pace
