"""Which conditions a session can be adjusted to."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("ADJUST-1", says="Sessions are adjusted to conditions in which people run.")
def plausible(what: str, *, plausible: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """Least and most of temperature or dew_point (°C), altitude (m), grade or incline (shares)."""
    return plausible[what]
