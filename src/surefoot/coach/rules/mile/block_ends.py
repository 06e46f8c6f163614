"""What the trial at the end of a mile block is for."""

from __future__ import annotations

from surefoot.rulebook import statement

block_ends = statement(
    "MILE-12",
    says="Your mile block ends here: log this run as a race, and your paces and predictions follow from it.",
    source="mile-for-distance",
)
