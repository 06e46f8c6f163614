"""Short races ask for more jumps."""

from __future__ import annotations

from surefoot.rulebook import statement

short_races_spring = statement(
    "SPEED-4b",
    says="A race of up to {short_race:distance} asks for the upper end of the foot contacts. The dose is our own.",
    source="toolkit-speed",
    reads={"short_race": "plyometrics/short_race"},
)
