"""What a mile leads to."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-3",
    says="Your {distance:distance} in {time:clock} on {day:date} carries up: it speaks for {goal:distance} in about "
    "{predicted:clock}, and from {date:date} on that is within reach as your next goal.",
    shows=("distance", "time", "day", "goal", "predicted", "date"),
    source="mile-for-distance",
)
def offer_longer(age: int, *, offer_days: int, offer_goals: int) -> int:
    """How many longer goals are offered so many days after a mile; 0 once it is too long ago."""
    return offer_goals if 0 <= age <= offer_days else 0
