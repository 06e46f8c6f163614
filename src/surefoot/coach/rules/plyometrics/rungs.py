"""The harder ladder behind the circuit."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-3e",
    says="The circuit has prepared you: now {rung}, {rung_sessions} sessions on each rung, and never more contacts.",
    shows=("rung",),
    reads={"week_sessions": "plyometrics/week_sessions", "most_circuits": "plyometrics/most_circuits"},
)
def rung_after(
    done: int, rungs: int, *, rung_sessions: int, rung_circuits: int, week_sessions: int, most_circuits: int
) -> tuple[int, int]:
    """Which harder rung of so many, from 0, after ``done`` sessions behind the circuit; and circuits on it."""
    rung = min(done // rung_sessions, rungs - 1)
    week = (done - rung * rung_sessions) // week_sessions
    return rung, min(rung_circuits + week, most_circuits)
