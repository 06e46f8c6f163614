"""How damp the air is where nobody says."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "ADJUST-2",
    says="No dew point was given; with {assumed_humidity:percent} humidity it would be about {dew:temperature}. "
    "The real one makes this surer.",
    shows=("dew",),
)
def humidity(*, assumed_humidity: float) -> float:
    """Relative humidity in percent."""
    return 100 * assumed_humidity
