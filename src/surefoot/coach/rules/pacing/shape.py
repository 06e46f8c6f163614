"""How a race is paced from start to finish, and in which parts it is told."""

from __future__ import annotations

from surefoot.rulebook import rule, statement


@rule(
    "PACING-1",
    says="From about {first:pace} at the start to about {last:pace} at the end: an even effort feels like that.",
    shows=("first", "last"),
)
def shape(race: str, *, shape: dict[str, tuple[float, ...]]) -> tuple[float, ...]:
    """Pace of equal parts of a race of a class, as multiples of its average pace."""
    return shape[race]


even = statement(
    "PACING-1a",
    says="The same pace from the first part to the last, {pace:pace}: it feels easy, then right, then hard.",
    source="own-practice",
    reads={"shape": "pacing/shape"},
)


@rule("PACING-2", says="Splits are told in parts that can be read on the way.")
def split_step(race: str, units: str, *, split_step: dict[str, dict[str, float]]) -> float:
    """Kilometres or miles (as ``units``: km or mi) of a split in a race of a class."""
    return split_step[units][race]


@rule("PACING-2a", says="Where effort leads, parts of the way are at least {effort_step} km or miles.")
def effort_step(usual: float, *, effort_step: float) -> float:
    """Kilometres or miles of a part of a race that is run by effort, from the usual ones of its class."""
    return max(usual, effort_step)


@rule(
    "PACING-3",
    says="Over this distance and on this ground effort leads: times are ranges, and a clock on the way is a hint.",
)
def by_effort(distance: float, climb: float, trail: bool, *, timed_up_to: float, hilly_from: float) -> bool:
    """Whether a race over so many metres with so many of climb is run by effort."""
    return trail or distance > timed_up_to or climb >= hilly_from * distance / 1000


@rule("PACING-4", says="Times on the way are told in steps of {range_step} min.")
def in_steps(low: float, high: float, *, range_step: int) -> tuple[int, int]:
    """A range of seconds, widened to whole steps."""
    step = 60 * range_step
    return int(low // step) * step, -int(-high // step) * step


@rule(
    "PACING-8",
    says="Walk what climbs at {walk_climbs_from:percent} or more from the first hill on; "
    "it saves what the last third needs.",
)
def walk_climbs(*, walk_climbs_from: float) -> float:
    """Grade (a share) from which climbs are walked in a long race."""
    return walk_climbs_from
