"""A race has no shorter version."""

from __future__ import annotations

from surefoot.rulebook import statement

race_whole = statement(
    "SHORT-5g",
    says="A race is run whole, so it has no shorter version. Run it on its day, or let it go with a light heart: "
    "there will be others.",
    source="own-practice",
)
