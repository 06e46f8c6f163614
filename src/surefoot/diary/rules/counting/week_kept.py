"""When a week is told as kept."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-7a",
    says="{kept:weeks} went as planned, in full or in the time there was.",
    shows=("kept",),
    source="keating-short-runs",
)
def week_kept(done: int, planned: int, *, kept_share: float) -> bool:
    """Whether ``done`` runs of any length keep a week of so many ``planned`` ones; one without any plan is none."""
    return planned > 0 and done >= kept_share * planned
