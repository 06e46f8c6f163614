"""Walking before running."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "INJURY-4",
    says="Walking stays free of pain for {walking_days:days} before a bone, an operation or a long injury comes back.",
)
def walking_first(*, walking_days: int) -> int:
    """Days of pain-free walking before the first run after a bone injury, an operation or a severe injury."""
    return walking_days
