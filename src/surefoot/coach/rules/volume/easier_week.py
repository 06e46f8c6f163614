"""How large an easier week is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("VOLUME-5", says="An easier week: {easier_week:percent} of the highest so far, so that the work can settle.")
def easier_week(peak: float, *, easier_week: float) -> float:
    """Metres of an easier week after weeks of at most ``peak`` metres."""
    return easier_week * peak
