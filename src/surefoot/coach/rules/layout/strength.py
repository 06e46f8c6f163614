"""How strength stands beside running."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "STRENGTH-1", says="Strength twice a week for a better running economy; less in the taper, none in the race week."
)
def strength_sessions(phase: str, *, strength_sessions: dict[str, Any]) -> int:
    """Strength sessions in a week of kind usual, taper or race."""
    return int(strength_sessions[phase])
