"""How much tempo running a session may hold."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("QUALITY-1", says="Tempo running stays within {cap:duration}: a small share of the week.", gives="cap")
def tempo_cap(week: float, *, tempo_share: float, tempo_least: float) -> float:
    """Seconds of tempo running in a week of ``week`` seconds of running."""
    return max(tempo_least * 60, tempo_share * week)
