"""How much quality masters runners get."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "QUALITY-8",
    says="From {masters_age} on, fast running stops at {masters_dose:percent} of what it may be: fewer, just as good.",
)
def masters_dose(age: int | None, *, masters_age: int, masters_dose: float) -> float:
    """Share of the cap of quality at an age in years; 1.0 where it is unknown."""
    return masters_dose if age is not None and age >= masters_age else 1.0
