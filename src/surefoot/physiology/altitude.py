"""What altitude takes from speed: a factor on time, and what is left of oxygen uptake. Metres throughout."""

from __future__ import annotations

from surefoot.rulebook import Book, rule


@rule(
    "ALTITUDE-1",
    topic="altitude",
    shows=("more",),
    says="At {altitude:height} of altitude expect about {more:percent} more time.",
)
def altitude_factor(altitude: float, *, free_altitude: float, slowdown_per_km: float) -> float:
    """Factor on pace or time at an altitude in metres. Source: ultrapacer."""
    return float((1 + slowdown_per_km) ** (max(0.0, altitude - free_altitude) / 1000))


@rule(
    "ALTITUDE-2",
    topic="altitude",
    gives="share",
    says="At {altitude:height} of altitude about {share:percent} of oxygen uptake is left.",
)
def oxygen_left(altitude: float, *, oxygen_from: float, oxygen_loss: float) -> float:
    """Share of maximal oxygen uptake (and fitness index) at an altitude in metres. Source: wehrlin-hallen-2006."""
    return _left(altitude, oxygen_from, oxygen_loss)


@rule(
    "ALTITUDE-3",
    topic="altitude",
    gives="shares",
    says="Runners differ a great deal in what altitude takes from them.",
)
def oxygen_left_span(
    altitude: float, *, oxygen_from: float, oxygen_loss_least: float, oxygen_loss_most: float
) -> tuple[float, float]:
    """The same for the runner who feels altitude most, and for the one who feels it least."""
    return _left(altitude, oxygen_from, oxygen_loss_most), _left(altitude, oxygen_from, oxygen_loss_least)


def index_at_altitude(book: Book, index: float, altitude: float) -> float:
    """Fitness index that is left at an altitude in metres; race times and paces follow from it."""
    return index * oxygen_left(book, altitude)


def _left(altitude: float, start: float, loss_per_km: float) -> float:
    return max(0.0, 1 - loss_per_km * max(0.0, altitude - start) / 1000)
