"""No pain, no rush."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-14",
    says="Calm during the run and the day after: the next one may be a little longer, when its stage allows.",
    source="laverty-return",
)
def no_pain(early: bool, *, rest_after: dict[str, Any]) -> int:
    """Rest days after an outing without pain: running is every other day while the way back is young."""
    return int(rest_after["none"]) if early else 0
