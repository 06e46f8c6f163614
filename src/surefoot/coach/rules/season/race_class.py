"""Which races are trained for alike."""

from __future__ import annotations

import math
from typing import Any

from surefoot.rulebook import rule


@rule("SEASON-1", says="Trained for like {race}.", gives="race")
def race_class(distance: int, *, class_distance: dict[str, Any], mile_to: int, ten_km_to: int) -> str:
    """Race class of a distance in metres: between two classes, the nearer in log distance."""
    names = list(class_distance)
    if distance <= mile_to:
        return names[0]
    allowed = names[1:3] if distance <= ten_km_to else names[1:]
    return min(allowed, key=lambda name: abs(math.log(distance / class_distance[name])))
