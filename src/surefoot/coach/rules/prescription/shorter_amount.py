"""The shorter version of a session."""

from __future__ import annotations

import math

from surefoot.rulebook import rule


@rule(
    "SHORT-5",
    says="Short of time or energy? These {distance:distance} keep the purpose, and they count.",
    shows=("distance",),
    reads={"least_run": "volume/least_run"},
    source="keating-short-runs",
)
def shorter_amount(
    amount: int, kind: str, *, shorter_share: dict[str, float], least_run: int, distance_step: int
) -> int:
    """What is left of ``amount`` in the shorter version: metres of a run, or repeats where ``kind`` is "quality"."""
    if kind == "quality":
        return math.ceil(amount * shorter_share[kind])
    return max(least_run, int(amount * shorter_share[kind]) // distance_step * distance_step)
