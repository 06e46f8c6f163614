"""Which weeks may have two long days in a row."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LONG-4",
    says="Long runs on two days in a row are for ultras: once in {back_to_back_weeks} weeks, with at least "
    "{back_to_back_runs} runs a week.",
    source="own-practice",
)
def may_pair(
    to_race: int,
    runs: int,
    race: str,
    *,
    back_to_back_classes: tuple[str, ...],
    back_to_back_runs: int,
    back_to_back_weeks: int,
) -> bool:
    """Whether a week that is ``to_race`` blocks before a race of this class, with so many runs, may have them."""
    return race in back_to_back_classes and runs >= back_to_back_runs and to_race % back_to_back_weeks == 0
