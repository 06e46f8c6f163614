"""When plyometrics have their place."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "SPEED-3",
    says="The plyometric circuit twice a week, 48 to 72 hours apart, once strength has prepared it.",
    source="toolkit-speed",
)
def plyometric_sessions(
    phase: str, *, plyometric_sessions: dict[str, Any], plyometric_gap: list[int]
) -> tuple[int, int, int]:
    """Plyometric sessions in a week, and the least and most days from one to the next in it."""
    least, most = plyometric_gap
    return int(plyometric_sessions[phase]), least, most
