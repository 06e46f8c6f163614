"""How intensity falls in easier and taper weeks."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("QUALITY-5", says="Less of the fast running this week, at the same pace.")
def lighter_dose(dose: float, phase: str, *, easier_dose: float, taper_dose: float) -> float:
    """Seconds of work in a lighter week after a dose of ``dose`` seconds."""
    return dose * (taper_dose if phase == "taper" else easier_dose)
