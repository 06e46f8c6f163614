"""Fewer sets in easier weeks."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("STRENGTH-3a", says="Easier weeks and the taper keep the weight and have {least_sets} sets of each.")
def fewer_sets(sets: int, *, least_sets: int) -> int:
    """Sets where fewer are wanted."""
    return min(sets, least_sets)
