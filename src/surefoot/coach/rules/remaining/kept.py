"""What a break leaves of fitness, and how sure that is (RETURN-17)."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule, statement


@rule(
    "RETURN-17",
    says="Most of your fitness is still there after {days_off:days}: about {kept:percent}, "
    "somewhere between {low:percent} and {high:percent}.",
    source="laverty-return",
    shows=("low", "high"),
)
def kept_range(
    days_off: int, kept: float, *, loss_spread: list[float], beyond: dict[str, list[float]]
) -> tuple[float, float]:
    """The least and the most that may be left, where the table says ``kept``."""
    least, most = loss_spread
    return 1.0 - most * (1.0 - kept) - _unmeasured(days_off, beyond), 1.0 - least * (1.0 - kept)


def _unmeasured(days_off: int, beyond: dict[str, Any]) -> float:
    """What more may have gone after longer than anybody measured."""
    (near, far), (first, last) = beyond["days"], beyond["loss"]
    part = min(1.0, max(0.0, (days_off - near) / (far - near)))
    return float(first + (last - first) * part)


all_there = statement(
    "RETURN-17c",
    says="Your fitness is still there: about {grace_days:days} off take hardly anything from it.",
    source="laverty-return",
    reads={"grace_days": "detraining/grace_days"},
)
