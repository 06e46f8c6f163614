"""Soreness that goes away marks the threshold."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-11",
    says="Soreness of {score} of 10 at the {site} went away as you ran: {rest:days} of rest, and the same again.",
    gives="rest",
    shows=("score", "site"),
    source="laverty-return",
)
def soreness_goes_away(longest: float, *, rest_after: dict[str, Any], far: int) -> int:
    """Rest days after it, when the ``longest`` running without pain is so many metres."""
    return int(rest_after["far" if longest > far else "near"])
