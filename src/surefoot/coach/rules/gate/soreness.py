"""Soreness is not pain until it is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("GATE-2", says="Soreness from {least_soreness} of 10 on is treated as pain.")
def soreness_is_pain(score: int, one_sided: bool, *, least_soreness: int) -> bool:
    """Whether a report of soreness is treated as pain."""
    return one_sided or score >= least_soreness
