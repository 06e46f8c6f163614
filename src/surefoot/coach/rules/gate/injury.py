"""An open injury holds."""

from __future__ import annotations

from surefoot.rulebook import statement

injury_holds = statement(
    "SHORT-6",
    says="The injury at the {site} is open: running waits until a physician or therapist has cleared it.",
    source="keating-short-runs",
    topic="gate",
)
