"""Too much volume too fast (RETURN-2)."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-2a",
    says="That is {more:distance} a week more, which may have come too fast: the new plan stays under "
    "{cap:distance} a week.",
    shows=("more", "cap"),
    source="laverty-return",
)
def too_much_volume(recent: float, before: float, *, volume_growth: float) -> bool:
    """Whether ``recent`` metres a week were too many after ``before`` metres a week."""
    return recent > 0 and recent >= volume_growth * before


@rule(
    "RETURN-2c",
    says="Distance and hard days may both have grown too fast: the new plan stays under {cap:distance} a week, "
    "with hard days at {hard_cap} a week at most.",
    shows=("cap", "hard_cap"),
    source="laverty-return",
)
def kept_under(much: float, limit: float = 0.0, *, keep_under: float) -> float:
    """Metres that stay under what was too much; not less than a limit that held then."""
    return max(limit, keep_under * much)
