"""Soreness that comes back, or comes on the way."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-12",
    says="Soreness of {score} of 10 at the {site} came during the run, or was there in the morning: "
    "{rest:days} of rest, and the next run is shorter. A step back is part of the way.",
    gives="rest",
    shows=("score", "site"),
    source="laverty-return",
)
def soreness_returns(*, rest_after: dict[str, Any]) -> int:
    """Rest days after soreness that returned, began mid-run, or was there after the run and in the morning."""
    return int(rest_after["returns"])
