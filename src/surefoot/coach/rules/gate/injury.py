"""An open injury holds."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-6",
    says="The {site} is not cleared for running yet.",
    source="keating-short-runs",
    shows=("site",),
)
def start_checks(*, start_checks: list[str]) -> list[str]:
    """The checks that come before running again, in the order in which to do them."""
    return start_checks
