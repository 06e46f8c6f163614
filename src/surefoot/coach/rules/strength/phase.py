"""What strength is for: stability first, then heavy, then power."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "STRENGTH-2",
    says="Stability first, then heavy, then quick, for a better running economy: {what}.",
    shows=("what",),
    source="toolkit-speed",
)
def strength_phase(
    done: int, fast: bool, experience: str, *, stability_sessions: dict[str, Any], heavy_sessions: int
) -> tuple[str, int, int]:
    """Phase after ``done`` sessions: stability, heavy or power; which session of it this is, and of how many.

    ``fast`` weeks are those of fast running. 0 of how many: as long as the weeks are what they are.
    """
    ground = int(stability_sessions[experience])
    if done < ground:
        return "stability", done + 1, ground
    built = done - ground
    if built < heavy_sessions:
        return "heavy", built + 1, heavy_sessions
    return ("power" if fast else "heavy"), built + 1, 0
