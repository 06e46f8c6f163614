"""How much pain a tissue bears."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-5",
    says="Soreness at the {site} up to {limit} of 10, during, after and the next morning, is within the limit; more "
    "reads as staying.",
    gives="limit",
    shows=("site",),
    source="laverty-return",
)
def pain_limit(tissue: str, *, pain_limits: dict[str, Any]) -> int:
    """The highest score of pain within the limit."""
    return int(pain_limits[tissue])
