"""How far back habits are shown."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-19",
    says="What stands beside running carries it. In {weeks_shown:weeks}: {strength:days} with strength, "
    "{mobility:days} with mobility. Every one of them counts, and a week without is a week like any other.",
    shows=("strength", "mobility"),
    source="laverty-return",
)
def weeks_shown(*, weeks_shown: int) -> int:
    """Weeks of habits that are shown together, this one among them."""
    return weeks_shown
