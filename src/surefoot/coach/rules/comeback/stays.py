"""Soreness that stays."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule, statement


@rule(
    "RETURN-10",
    says="Soreness of {score} of 10 at the {site} stayed: {rest:days} of rest, and the next run is shorter. "
    "A step back is part of the way.",
    gives="rest",
    shows=("score", "site"),
    source="laverty-return",
)
def soreness_stays(*, rest_after: dict[str, Any]) -> int:
    """Rest days after soreness that stays, is over the limit, or is still there on the second day."""
    return int(rest_after["stays"])


over_limit = statement(
    "RETURN-10a",
    says="{score} of 10 at the {site} is over its limit of {limit}: {rest:days} of rest, and the next run is shorter. "
    "A step back is part of the way.",
    source="laverty-return",
    reads={"limits": "comeback/pain_limits"},
)
