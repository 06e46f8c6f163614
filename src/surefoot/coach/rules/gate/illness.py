"""Illness rests."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "GATE-3", says="You reported {illness} on {date:date}: running waits until {until:date}.", shows=("date", "until")
)
def illness_days(illness: str, *, illness_days: dict[str, Any]) -> int:
    """Whole days without running after the last report of an illness; 0 where easy running goes on."""
    return int(illness_days[illness])
