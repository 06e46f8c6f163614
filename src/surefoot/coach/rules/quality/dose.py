"""How the dose of quality grows."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BUILD-5", says="Volume and intensity take turns: this week {what}.", shows=("what",), source="runsmart-spring")
def quality_dose(step: int, cap: float, *, first_dose: float, dose_growth: float) -> float:
    """Seconds of work at growth step ``step`` (from 0) under a cap in seconds."""
    return min(cap, cap * first_dose * dose_growth**step)
