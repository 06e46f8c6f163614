"""How often to run and walk in turn."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-13",
    says="Run {run:duration} and walk {walk:duration} in turn: the walks are part of the plan.",
)
def walk_run_times(distance: float, run: int, walk: int, easy: float, *, walk_pace: float) -> int:
    """Turns of ``run`` seconds at ``easy`` s/km and ``walk`` seconds of walking that fit in a distance in metres."""
    return int(round(distance / (run * 1000 / easy + walk * 1000 / walk_pace), 9))
