"""When plyometrics have their place."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule("SPEED-3", says="The plyometric circuit twice a week, 48 to 72 hours apart, once strength has prepared it.")
def plyometric_sessions(phase: str, *, plyometric_sessions: dict[str, Any], plyometric_gap: int) -> tuple[int, int]:
    """Plyometric sessions in a week, and days between them."""
    return int(plyometric_sessions[phase]), plyometric_gap
