"""Nothing stands against running."""

from __future__ import annotations

from surefoot.rulebook import statement

clear = statement(
    "GATE-6",
    says="Nothing stands against running: no injury to come back from, no soreness of {episode_score} of 10 or more, "
    "no break.",
    source="own-practice",
    reads={"episode_score": "comeback/episode_score"},
)
