"""Bones that heal badly."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "INJURY-2",
    says="Some bones heal slowly, and the {site} may be one: a physician decides, and a therapist plans the way.",
    shows=("site",),
)
def high_risk_bone(place: str, *, high_risk: list[str], low_risk: list[str]) -> bool:
    """Whether a bone injury at ``place`` ("tibia posteromedial") is high-risk; unnamed places are until named."""
    if any(word in place for word in high_risk):
        return True
    return not any(word in place for word in low_risk)
