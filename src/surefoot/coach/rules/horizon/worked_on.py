"""How long an injury is worked on (RETURN-3)."""

from __future__ import annotations

import math

from surefoot.rulebook import rule


@rule(
    "RETURN-3",
    says="It took {lasted:days}, from {onset:date} to {cleared:date}. Strength work and a closer look at the place "
    "go on until {until:date}: {times} times as long again.",
    source="laverty-return",
    shows=("onset", "cleared", "until"),
)
def worked_on(lasted: int, *, times: float) -> int:
    """Days after clearance for which an injury of so many days is worked on."""
    return math.ceil(times * max(0, lasted))
