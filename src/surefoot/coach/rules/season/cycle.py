"""How often an easier week comes."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule("SEASON-2", says="{building} building weeks, then an easier one.", gives="building")
def building_weeks(age: int | None, injured: bool, *, cycle: dict[str, Any], careful_age: int) -> int:
    """Building weeks for each easier week; fewer from a certain age, or after an injury."""
    careful = injured or (age is not None and age >= careful_age)
    return int(cycle["careful" if careful else "usual"])
