"""Short walks in an easy run, planned before they are needed."""

from __future__ import annotations

from surefoot.rulebook import statement

planned_walks = statement(
    "WORKOUT-26",
    says="{run:duration} of running and {walk:duration} of walking in turn: walks that are planned keep easy easy.",
    source="own-practice",
)
