"""What comes before speed."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "BUILD-2",
    says="Base: easy running builds the volume first; hard running waits for {base_weeks} weeks "
    "and {speed_volume:distance} a week.",
    source="runsmart-spring",
)
def base_first(habit: float, *, base_weeks: int, base_habit: int, speed_volume: int) -> tuple[int, int]:
    """Base weeks that must come before speed, and metres a week that speed asks for."""
    return (0 if habit >= base_habit else base_weeks), speed_volume
