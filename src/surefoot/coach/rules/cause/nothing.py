"""No cause in sight (RETURN-2)."""

from __future__ import annotations

from surefoot.rulebook import statement

nothing_seen = statement(
    "RETURN-2e",
    says="Nothing in it stands out, so what led to it may lie elsewhere, such as sleep, shoes or ground: whoever "
    "examines you can look for it.",
    source="laverty-return",
)
