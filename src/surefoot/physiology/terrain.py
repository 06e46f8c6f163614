"""What slopes do to pace. Grades are shares: 0.10 climbs ten metres in a hundred; downhill is negative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surefoot.physiology._curve import between, polynomial
from surefoot.rulebook import Book, rule


@rule("SLOPE-1", topic="terrain", says="Energy to run a metre on a slope (Minetti).")
def running_energy(grade: float, *, running_cost: Sequence[float], steepest: float) -> float:
    """Energy in J/kg/m to run on a grade; steeper ones count as the steepest measured."""
    return polynomial(running_cost, _held(grade, steepest))


@rule("SLOPE-2", topic="terrain", says="Energy to walk a metre on a slope (Minetti).")
def walking_energy(grade: float, *, walking_cost: Sequence[float], steepest: float) -> float:
    """Energy in J/kg/m to walk on a grade; steeper ones count as the steepest measured."""
    return polynomial(walking_cost, _held(grade, steepest))


@rule(
    "SLOPE-3",
    topic="terrain",
    gives="factor",
    says="On a slope of {grade:percent} the same effort would be {factor} times as fast on the flat.",
)
def slope_factor(grade: float, *, grade_factor: Mapping[str, Sequence[float]]) -> float:
    """Factor from speed on a grade to speed on the flat at the same heart rate; held at the ends of the table."""
    return between(grade_factor["grade"], grade_factor["factor"], 100 * grade)


def grade_adjusted_pace(book: Book, pace: float, grade: float) -> float:
    """Pace on the flat (s/km) that is as hard as ``pace`` on this grade."""
    return pace / slope_factor(book, grade)


def pace_on_slope(book: Book, flat_pace: float, grade: float) -> float:
    """Pace on this grade (s/km) that is as hard as ``flat_pace`` on the flat."""
    return flat_pace * slope_factor(book, grade)


def _held(grade: float, steepest: float) -> float:
    return min(steepest, max(-steepest, grade))
