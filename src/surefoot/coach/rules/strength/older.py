"""Strength for masters."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-4",
    says="From {older_age} on strength has fewer sets, longer rests and at least {older_gap:days} from one to the "
    "next. The dose is our own.",
    reads={"older_age": "layout/older_age"},
    source="toolkit-speed",
)
def older_strength(
    age: int | None, *, older_age: int, older_sets: int, older_rest: float, older_gap: int
) -> tuple[int, float, int] | None:
    """Sets fewer, the factor of rests, and days between sessions; None below that age, or where it is not told."""
    return (older_sets, older_rest, older_gap) if age is not None and age >= older_age else None
