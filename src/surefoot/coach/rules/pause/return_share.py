"""How much of the old volume a return may hold."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "BREAK-3",
    says="Back after {days:days} off: this week at most {share:percent} of the {old:distance} a week from before, "
    "all easy.",
    gives="share",
    shows=("old",),
)
def return_share(
    days: int, elapsed: float, *, start_share: dict[str, Any], end_share: dict[str, Any], longest_return: int
) -> float:
    """Share of the old week ``elapsed`` days into the return from ``days`` days off; 1 after its end."""
    start = _between(days, start_share["days"], start_share["shares"])
    end = _between(days, end_share["days"], end_share["shares"])
    length = _length(days, end_share["days"], longest_return)
    return 1.0 if elapsed >= length else start + (end - start) * elapsed / length


def _between(x: float, xs: list[float], ys: list[float]) -> float:
    part = min(1.0, max(0.0, (x - xs[0]) / (xs[1] - xs[0])))
    return ys[0] + (ys[1] - ys[0]) * part


def _length(days: int, knots: list[float], longest: int) -> float:
    return days if days <= knots[0] else _between(days, knots, [knots[0], longest])
