"""The stages back to running after a moderate COVID."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from surefoot.rulebook import rule

_REST = {"rest": "gate/illness_days"}


@rule(
    "ILL-4",
    says="Easy running under {minutes} min: stage {stage} of the way back after COVID. "
    "With no symptom, running is as usual from {until:date} on.",
    shows=("stage", "minutes", "until"),
    reads=_REST,
    source="elliott-2020",
)
def stages(
    illness: str, *, rest: dict[str, Any], stage_days: list[int], stage_minutes: list[int]
) -> list[tuple[int, int]]:
    """Of each stage the first day, counted from the last report, and its minutes; then the first usual day."""
    starts = accumulate((1 + int(rest[illness]), *stage_days))
    return [(0, 0), *zip(starts, (*stage_minutes, 0), strict=True)]


@rule(
    "ILL-5",
    says="Rest until {until:date}: you reported {illness} on {date:date}. "
    "After {symptom_rest:days} without symptoms stage {stage} is repeated.",
    shows=("illness", "date", "stage", "until"),
    source="elliott-2020",
)
def after_symptom(*, symptom_rest: int, symptom_free: int) -> tuple[int, int]:
    """Days without symptoms before a stage is repeated, and before the first one with running."""
    return symptom_rest, symptom_free
