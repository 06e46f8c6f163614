"""Whose word restricts, and whose permits."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-1",
    says="{who} asked for a pause from running; that word goes before the plan's.",
    source="laverty-return",
    shows=("who",),
)
def may_permit(by: str, *, authority: dict[str, str]) -> bool:
    """Whether this person's word can permit running, and not only restrict it."""
    return authority.get(by) == "permit"
