"""When results have stopped improving."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.rulebook import rule


@rule(
    "MILE-14",
    says="Races within {race_alike:percent} of one distance, of the last {race_days:days}, are held together.",
)
def same_race(distance: float, other: float, age: int, *, race_alike: float, race_days: int) -> bool:
    """Whether a race ``age`` days ago over ``other`` metres counts with one over ``distance`` metres."""
    return abs(distance - other) <= race_alike * max(distance, other) and 0 <= age <= race_days


@rule(
    "MILE-15",
    says="{count:runs} over {distance:distance} raced from {first:date} to {last:date}, from {fastest:clock} to "
    "{slowest:clock}: the later ones {gain}. Heat, hills and wind on those days are not known here.",
    shows=("count", "distance", "first", "last", "fastest", "slowest", "gain"),
)
def results_stand(
    ages: Sequence[int],
    indices: Sequence[float],
    *,
    least_races: int,
    least_days: int,
    current_days: int,
    race_noise: float,
) -> bool:
    """Whether the later half of races, in order of time, is no better than the earlier half beyond noise.

    ``ages`` in days, ``indices`` the fitness index of each race.
    """
    told = len(ages) >= least_races and ages[0] - ages[-1] >= least_days and ages[-1] <= current_days
    half = len(indices) // 2
    return told and max(indices[half:]) <= (1 + race_noise) * max(indices[:half])
