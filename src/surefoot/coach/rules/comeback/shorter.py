"""What a shorter run is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-16a", says="A shorter run is a step on the way: {shorter_share:percent} of the last one, or one stage down."
)
def shorter_outing(seconds: float, *, shorter_share: float, shorter_least: int) -> float:
    """Seconds of a shorter outing after one of ``seconds``."""
    return max(0.0, min(shorter_share * seconds, seconds - shorter_least * 60))
