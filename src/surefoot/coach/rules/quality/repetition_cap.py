"""How much fast repetition running a session may hold."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("QUALITY-3", says="Repetitions stay within {cap:duration}: a small share of the week.", gives="cap")
def repetition_cap(
    week: float, pace: float, *, repetition_share: float, repetition_most: float, repetition_least: float
) -> float:
    """Seconds of repetitions at ``pace`` s/km in a week of ``week`` seconds of running."""
    return min(repetition_most * pace, max(repetition_least * 60, repetition_share * week))
