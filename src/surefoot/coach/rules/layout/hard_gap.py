"""How far hard days stand apart."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "LAYOUT-2",
    says="Two hard days have at least {gap:days} between them, and the days beside the long run stay easy.",
    gives="gap",
)
def hard_gap(age: int | None, *, hard_gap: dict[str, Any], older_age: int) -> int:
    """Easy days between two hard days, at least."""
    return int(hard_gap["older" if age is not None and age >= older_age else "usual"])
