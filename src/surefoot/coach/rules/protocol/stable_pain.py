"""Pain that stays the same."""

from __future__ import annotations

from surefoot.rulebook import statement

stable_pain = statement(
    "PROTOCOL-9",
    says="Reading a pain that stays the same as no reason to go back takes the word of a therapist or physician.",
    source="own-practice",
)
