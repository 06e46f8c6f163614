"""Which paces are assumed before a race or time trial shows them."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WORKOUT-16", says="Your paces are not measured yet, so go by effort; a race or time trial will show them.")
def assumed_paces(easy: float, *, assumed_pace: dict[str, float]) -> dict[str, float]:
    """Paces in s/km from the easy pace in s/km: good enough to tell how long a session is."""
    return {name: easy * ratio for name, ratio in assumed_pace.items()}
