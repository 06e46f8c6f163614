"""How long a longer race takes to build after a mile block."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "MILE-11",
    says="The block comes first, where {weeks:weeks} are left after it to build for the longer race.",
    gives="weeks",
    source="mile-for-distance",
)
def bridge_weeks(race: str, *, bridge_weeks: dict[str, Any]) -> int:
    """Weeks between the mile trial and a race of a class, at least."""
    return int(bridge_weeks[race])
