"""What it costs when a companion session finds no day, or stands badly."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "LAYOUT-10",
    says="Strength, plyometrics and drills take the days that running leaves; strength and plyometrics take turns.",
)
def companion_costs(
    *,
    cost_companion_missing: dict[str, Any],
    cost_strength_before_long: int,
    cost_strength_alone: int,
    cost_drills_easy: int,
) -> tuple[dict[str, Any], int, int, int]:
    """Costs: missing by kind, strength before the long run, strength without a run, drills without speed."""
    return cost_companion_missing, cost_strength_before_long, cost_strength_alone, cost_drills_easy
