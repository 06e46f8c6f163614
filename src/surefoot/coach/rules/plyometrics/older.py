"""Plyometrics for masters, and for the short races."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-4a",
    says="From {older_age} on the circuits come more slowly, with {older_share:percent} of the contacts and three days "
    "between. The dose is our own.",
    reads={"older_age": "layout/older_age"},
    source="toolkit-speed",
)
def older_plyometrics(
    age: int | None, *, older_age: int, older_share: float, older_weeks: int, older_gap: list[int]
) -> tuple[float, int, int, int] | None:
    """Share of the contacts, weeks more, least and most days between; None below that age, or where it is not told."""
    if age is None or age < older_age:
        return None
    least, most = older_gap
    return older_share, older_weeks, least, most
