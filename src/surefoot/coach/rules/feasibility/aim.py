"""Progress goes towards the runner's goal."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "BUILD-6",
    says="The plan goes towards {goal}, from your history, your days and your injuries.",
    shows=("goal",),
    source="runsmart-spring",
)
def towards(*, search_weeks: int) -> int:
    """Weeks within which the goal is looked for."""
    return search_weeks
