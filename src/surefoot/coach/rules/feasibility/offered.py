"""Which distances are offered in place of one that is out of reach."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule
from surefoot.units import Metres


@rule(
    "SAFE-2b",
    says="The longest of the usual distances that is within reach is offered first.",
    reads={"class_distance": "season/class_distance"},
)
def offered_distances(*, class_distance: dict[str, Any]) -> list[Metres]:
    """Distances in metres, longest first."""
    return sorted((Metres(distance) for distance in class_distance.values()), reverse=True)
