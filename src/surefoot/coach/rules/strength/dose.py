"""Sets, repeats, rests and efforts, by what an exercise is for."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "STRENGTH-3",
    says="Hard enough to help and never to the last repeat: the main exercises end {reserve} short of the most you "
    "could do, which makes running more economical.",
    shows=("reserve",),
)
def dose(
    way: str,
    *,
    sets: dict[str, Any],
    least_reps: dict[str, Any],
    most_reps: dict[str, Any],
    rests: dict[str, Any],
    efforts: dict[str, Any],
) -> tuple[int, int, int, int, int]:
    """Sets, least and most repeats, seconds of rest and effort for stability, heavy, moderate, power or support."""
    return int(sets[way]), int(least_reps[way]), int(most_reps[way]), int(rests[way]), int(efforts[way])
