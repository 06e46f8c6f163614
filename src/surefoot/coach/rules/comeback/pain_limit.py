"""How much pain a tissue bears."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule, statement


@rule(
    "RETURN-5",
    says="Soreness at the {site} up to {limit} of 10, during, after and the next morning, is within the limit; more "
    "reads as pain that stays.",
    gives="limit",
    shows=("site",),
    source="laverty-return",
)
def pain_limit(tissue: str, *, pain_limits: dict[str, Any]) -> int:
    """The highest score of pain within the limit."""
    return int(pain_limits[tissue])


free_of_pain = statement(
    "RETURN-5b",
    says="The {site} stays free of pain during, after and the next morning; any pain reads as pain that stays.",
    source="laverty-return",
    reads={"limits": "comeback/pain_limits"},
)
