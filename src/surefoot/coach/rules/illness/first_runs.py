"""The first runs after an illness."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "ILL-3",
    says="Easy runs of at most {first_minutes} min until {until:date}, the first ones after {illness}.",
    shows=("until",),
)
def first_runs(illness: str, *, easy_days: dict[str, Any], first_minutes: int) -> tuple[int, int]:
    """Days of easy running after the rest, and the most minutes of a run on them."""
    return int(easy_days[illness]), first_minutes
