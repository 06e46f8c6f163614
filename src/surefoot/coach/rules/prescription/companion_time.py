"""How long a session beside running takes."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WORKOUT-15", says="{time:duration} beside the running: little and often is what works.", gives="time")
def companion_time(kind: str, *, companion_time: dict[str, int]) -> int:
    """Seconds of a session of this kind, where nobody asks for another length."""
    return companion_time[kind]
