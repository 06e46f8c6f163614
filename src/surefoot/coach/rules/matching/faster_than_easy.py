"""When an easy run was run faster than easy running is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MATCH-4",
    says="Faster than easy should be: {beats} beats a minute on average, and easy ends at {limit}.",
    source="own-practice",
)
def heart_above_easy(beats: float, limit: float) -> bool:
    """Whether a mean heart rate is above the highest one that an easy run aims at, both in beats a minute."""
    return beats > limit


@rule(
    "MATCH-5",
    says="Faster than easy should be: {pace:pace} on the flat, and easy ends at {limit:pace}.",
    shows=("pace", "limit"),
)
def pace_above_easy(pace: float, limit: float, *, pace_margin: float) -> bool:
    """Whether a mean pace on the flat is faster than the fast end of easy, by more than the margin; both in s/km."""
    return pace * (1 + pace_margin) < limit
