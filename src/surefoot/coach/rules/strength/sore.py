"""Strength around a place that hurts."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "STRENGTH-6",
    says="Your {site} hurt on {date:date}: what works it is easier for {pain_days:days}, and left out from "
    "{pain_out} of 10 on.",
    shows=("site", "date"),
)
def sore_strength(score: int, *, pain_out: int, pain_days: int) -> tuple[bool, int]:
    """Whether a pain of this score leaves exercises for its place out, else easier; and for how many days."""
    return score >= pain_out, pain_days
