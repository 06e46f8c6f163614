"""What ends the easy weeks."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-6a",
    says="The easy weeks end after {clean_days:days} within the limit, with {usual_share:percent} of your usual week, "
    "and even hops.",
    reads={"clean_days": "load/clean_days"},
)
def easy_end(*, clean_days: int, usual_share: float) -> tuple[int, float]:
    """Days within the limit, and share of the usual weekly volume, that end the easy weeks."""
    return clean_days, usual_share
