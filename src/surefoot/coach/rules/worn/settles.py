"""Why a week is easier though it is not its turn."""

from __future__ import annotations

from surefoot.rulebook import statement

work_settles = statement(
    "MILE-5c",
    says="An easier week before its turn: what the last weeks held settles first, and your form comes back with it.",
    source="mile-for-distance",
)
