"""Above the neck, running goes on easily."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "ILL-2",
    says="Easy running under {neck_minutes} min, if you feel up to it, until {until:date}: "
    "you reported {illness} on {date:date}.",
    shows=("illness", "date", "until"),
    source="nieman-neck-check",
)
def above_neck(*, neck_minutes: int) -> int:
    """Minutes that a run stays under while symptoms are above the neck alone."""
    return neck_minutes
