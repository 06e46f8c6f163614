"""When a therapist should look."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-16",
    says="{what} at the {site}: a physical therapist can find the next step with you. A step back is part of the way.",
    shows=("site", "what"),
    source="laverty-return",
)
def ask_therapist(*, steps_back: int, rising: int, settle_days: int) -> tuple[int, int, int]:
    """Steps back at one stage, attempts with rising pain, and days unsettled, after which a therapist should look."""
    return steps_back, rising, settle_days
