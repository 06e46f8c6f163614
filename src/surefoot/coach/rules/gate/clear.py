"""Nothing stands against running."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("GATE-6", says="Nothing stands against running: no pain in the last {pain_days:days}, no break, no open injury.")
def clear(*, pain_days: int) -> int:
    """Days without pain that clear asks for."""
    return pain_days
