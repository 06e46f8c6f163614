"""Nothing stands against running."""

from __future__ import annotations

from surefoot.rulebook import statement

clear = statement(
    "GATE-6",
    says="Nothing stands against running: no injury to come back from, no soreness to look after, no break.",
    source="own-practice",
)
