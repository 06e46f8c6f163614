"""When the strength that unlocks plyometrics is still to come."""

from __future__ import annotations

from surefoot.rulebook import statement

plyometrics_projected = statement(
    "SPEED-2b",
    says="Strength comes before jumping: {done} of {planned} sessions that prepare it are done, the others stand in "
    "this plan. If they are left out, the jumps wait.",
    source="toolkit-speed",
    reads={"plyometric_unlock": "layout/plyometric_unlock"},
)
