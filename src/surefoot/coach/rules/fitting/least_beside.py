"""How short a session beside running may be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5e",
    says="Keeps {time:duration} of it, what matters most: less, done well, and it counts.",
    shows=("time",),
    source="own-practice",
)
def least_beside(kind: str, *, least_beside: dict[str, int]) -> int:
    """Seconds below which a session of this kind is left for another day."""
    return least_beside[kind]
