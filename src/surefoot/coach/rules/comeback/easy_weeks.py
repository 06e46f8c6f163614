"""Easy running first."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-6",
    says="Easy running first, {weeks:weeks} of it, before anything faster.",
    gives="weeks",
    source="laverty-return",
)
def weeks_of_easy(severity: str, *, easy_weeks: dict[str, int]) -> int:
    """Weeks of easy running, by severity."""
    return easy_weeks[severity]
