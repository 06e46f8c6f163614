"""The fitness index of Daniels and Gilbert: what a race says, and what an index promises.

An index is an oxygen uptake in ml/kg/min: the one that a runner of common economy would need
for the race. It runs lower than a laboratory's, in recreational runners above all (Scudamore
2018); it is a yardstick for paces, not a health measure. Source: daniels-gilbert-1979.
"""

from __future__ import annotations

import math

from surefoot.rulebook import Book, rule

_PRECISION = 1e-9  # of a race time, relative


@rule(
    "FITNESS-1",
    topic="fitness",
    gives="oxygen",
    says="Running {speed} m a minute takes {oxygen} ml of oxygen per kilogram and minute.",
)
def oxygen_cost(
    speed: float, *, oxygen_standing: float, oxygen_per_speed: float, oxygen_per_speed_squared: float
) -> float:
    """Oxygen uptake in ml/kg/min that running at ``speed`` (m/min) takes."""
    return oxygen_standing + oxygen_per_speed * speed + oxygen_per_speed_squared * speed * speed


@rule(
    "FITNESS-2",
    topic="fitness",
    gives="speed",
    says="With {oxygen} ml of oxygen per kilogram and minute one runs {speed} m a minute.",
)
def speed_at(
    oxygen: float, *, oxygen_standing: float, oxygen_per_speed: float, oxygen_per_speed_squared: float
) -> float:
    """Speed in m/min that costs ``oxygen`` (ml/kg/min): the other way round from :func:`oxygen_cost`."""
    linear, square = oxygen_per_speed, oxygen_per_speed_squared
    return (math.sqrt(linear * linear + 4 * square * (oxygen - oxygen_standing)) - linear) / (2 * square)


@rule(
    "FITNESS-3",
    topic="fitness",
    gives="share",
    says="A race of {minutes} min is run at {share:percent} of maximal oxygen uptake.",
)
def sustained_share(
    minutes: float,
    *,
    share_lasting: float,
    share_slow: float,
    share_slow_decay: float,
    share_brief: float,
    share_brief_decay: float,
) -> float:
    """Share of maximal oxygen uptake that a race of so many minutes is run at; above 1 under 11 min."""
    slow = share_slow * math.exp(-share_slow_decay * minutes)
    return share_lasting + slow + share_brief * math.exp(-share_brief_decay * minutes)


@rule(
    "FITNESS-4",
    topic="fitness",
    says="A fitness index can be read from races of {shortest_race:duration} to {longest_race:duration}.",
)
def valid_race(seconds: float, *, shortest_race: float, longest_race: float) -> bool:
    """Whether the index of a race of this length stands on the formula's own ground; else it is stretched."""
    return shortest_race <= seconds <= longest_race


@rule(
    "FITNESS-5",
    topic="fitness",
    says="A race under {shortest_race:duration} is more speed than endurance; it is left out of the fitness index.",
)
def too_short(seconds: float, *, shortest_race: float) -> bool:
    """Whether an effort is too short to say anything about endurance."""
    return seconds < shortest_race


def fitness_index(book: Book, distance: float, seconds: float) -> float:
    """Fitness index of ``distance`` metres in ``seconds``.

    Outside :func:`valid_race` the number is stretched: too high for shorter races, too low for
    longer ones. Raises ValueError where the two make no run: not positive, or slower than any gait.
    """
    if not (distance > 0 and seconds > 0):
        raise ValueError(f"a run has a distance and a time above zero, not {distance} m in {seconds} s")
    minutes = seconds / 60
    oxygen = oxygen_cost(book, distance / minutes)
    if oxygen <= 0:
        raise ValueError(f"{distance} m in {seconds} s is too slow to be a run")
    return oxygen / sustained_share(book, minutes)


def race_time(book: Book, index: float, distance: float) -> float:
    """Seconds that a runner with this fitness index takes for ``distance`` metres in a race.

    The time sets the share of oxygen uptake, and that the speed: repeated until it stands still.
    Each round leaves less than an eighth of the error, whatever the index, so it always does.
    Raises ValueError for an index or a distance that is not positive.
    """
    if not (index > 0 and distance > 0):
        raise ValueError(f"an index and a distance are above zero, not {index} and {distance} m")
    minutes, before = distance / speed_at(book, index), 0.0
    while abs(minutes - before) > _PRECISION * minutes:
        before = minutes
        minutes = distance / speed_at(book, index * sustained_share(book, minutes))
    return minutes * 60
