"""How much of the time goes to the warm-up before an outing of the way back."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5j", says="Up to {warm_up_share:percent} of the time warms you up first: on a way back no run begins cold."
)
def warm_up_share(seconds: float, *, warm_up_share: float) -> float:
    """Seconds of ``seconds`` that the warm-up may have."""
    return warm_up_share * seconds
