"""Pain stops jumping on the same day."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-3c",
    says="A pain stops jumping at once; after {clean_days:days} without one it begins again, a step easier.",
)
def jumping_stops(*, clean_days: int, sessions_back: int) -> tuple[int, int]:
    """Days without pain before jumping begins again, and the sessions by which it goes back."""
    return clean_days, sessions_back
