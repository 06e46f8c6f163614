"""Who starts with walking and running in turn."""

from __future__ import annotations

from surefoot.rulebook import rule, statement


@rule(
    "RETURN-4",
    says="After {days:days} without running the {site} comes back by short runs with walks between.",
    shows=("site",),
    source="laverty-return",
)
def needs_ladder(days: int, severity: str, *, ladder_days: int) -> bool:
    """Whether the way back begins with a walk/run ladder."""
    return severity in ("bone", "severe") or days >= ladder_days


back_after_birth = statement(
    "RETURN-4d",
    says="After a birth running begins with short runs and walks between.",
    source="own-practice",
)
