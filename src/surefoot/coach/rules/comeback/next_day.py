"""Soreness on the day after."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-13",
    says="Soreness of {score} of 10 at the {site} after the run: {rest:days} of rest, and the same again.",
    gives="rest",
    shows=("score", "site"),
    source="laverty-return",
)
def soreness_next_day(*, rest_after: dict[str, Any]) -> int:
    """Rest days after soreness on the day after alone, or after the run and gone by morning."""
    return int(rest_after["next_day"])
