"""How volume falls before a race."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "TAPER-1",
    says="Taper: volume falls to {share:percent} of the peak week, while speed and the number of runs stay.",
    gives="share",
)
def taper_shares(race: str, *, taper: dict[str, Any]) -> list[float]:
    """Shares of the peak week for the last weeks before a race, in order."""
    return list(taper[race])
