"""How much pain a tissue bears."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-5",
    says="More than {limit} of 10 at the {site}, during, after or the next morning, reads as soreness that stays.",
    gives="limit",
    shows=("site",),
    source="laverty-return",
)
def pain_limit(tissue: str, *, pain_limits: dict[str, Any]) -> int:
    """The highest score of pain within the limit."""
    return int(pain_limits[tissue])
