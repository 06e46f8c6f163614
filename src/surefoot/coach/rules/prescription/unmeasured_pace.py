"""How fast a race is expected while no race has been measured."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule("WORKOUT-23", says="Until a race is measured, {race} is expected near your {pace} pace.", gives="pace")
def unmeasured_pace(race: str, *, unmeasured_pace: dict[str, Any]) -> str:
    """Name of the training pace that stands for the race pace of a class."""
    return str(unmeasured_pace[race])
