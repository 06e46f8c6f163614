"""Somebody said: not now."""

from __future__ import annotations

from surefoot.rulebook import statement

hold_placed = statement(
    "RETURN-1",
    says="{who} asked for a pause from running; that word goes before the plan's.",
    source="laverty-return",
    topic="gate",
)
