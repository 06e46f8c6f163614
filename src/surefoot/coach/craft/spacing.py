"""How far strength stands from strength, and jumps from jumps, at an age (LAYOUT-9, SPEED-3, SPEED-4)."""

from __future__ import annotations

from surefoot.coach.rules.layout.plyometrics import plyometric_sessions
from surefoot.coach.rules.layout.strength_gap import strength_gap
from surefoot.coach.rules.plyometrics.older import older_plyometrics
from surefoot.coach.rules.strength.older import older_strength
from surefoot.rulebook import Book


def gaps(book: Book, age: int | None) -> tuple[int, int, int]:
    """Days from strength to strength, from jumps to jumps, and the most from jumps to jumps of a week."""
    gap, (_, least, most) = strength_gap(book)[0], plyometric_sessions(book, "usual")
    older, springs = older_strength(book, age), older_plyometrics(book, age)
    if springs is not None:
        _, _, least, most = springs
    return max(gap, older[2]) if older else gap, least, most
