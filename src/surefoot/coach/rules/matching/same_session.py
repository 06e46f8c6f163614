"""When a run on another day was a planned session."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MATCH-1",
    says="A run belongs to the session of its day; else to one at most {days_apart:days} away that was about as long.",
)
def same_session(days: int, distance: float, planned: float, *, days_apart: int, alike: float) -> bool:
    """Whether a run of ``distance`` metres was the session of ``planned`` metres so many ``days`` away."""
    if days == 0:
        return True
    return days <= days_apart and min(distance, planned) >= alike * max(distance, planned)
