"""Road age grades: how a time compares with the best of the same age and sex.

Tables of 2025 by Alan Jones and the road age-grading committee (CC0 1.0): jones-2025. Between
the distances of the tables, standards are joined by straight lines in the logarithm of distance.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from surefoot.rulebook import Book, Rule, rule, statement

_NEAR = 1.0  # metres; a whole number of metres stands for the distance of a table within this


class AgeGrade(msgspec.Struct, frozen=True):
    """``percent`` of the age's standard; ``seconds``: the time that would be worth as much at the best age."""

    percent: float
    seconds: float


class Standard(msgspec.Struct, frozen=True):
    """Standard seconds of an age, and of the best age, for the same distance."""

    age: float
    open_class: float


@rule("AGEGRADE-1", topic="agegrade", says="Age grades compare with the best men of your age on the road.")
def male_standard(
    age: int,
    distance: float,
    *,
    youngest: int,
    distances: Sequence[float],
    open_class_male: Sequence[float],
    factors_male: Sequence[Sequence[float]],
) -> Standard | None:
    """Standard of a man of this age in years for ``distance`` metres; None outside the table."""
    return _standard(age - youngest, distance, distances, open_class_male, factors_male)


@rule("AGEGRADE-2", topic="agegrade", says="Age grades compare with the best women of your age on the road.")
def female_standard(
    age: int,
    distance: float,
    *,
    youngest: int,
    distances: Sequence[float],
    open_class_female: Sequence[float],
    factors_female: Sequence[Sequence[float]],
) -> Standard | None:
    """Standard of a woman of this age in years for ``distance`` metres; None outside the table."""
    return _standard(age - youngest, distance, distances, open_class_female, factors_female)


AGE_GRADE = statement(
    "AGEGRADE-3",
    says="Age grades set your time against the best of your age and sex on the road.",
    topic="agegrade",
    source="jones-2025",
)

_STANDARDS: dict[str, Rule[Standard | None]] = {"male": male_standard, "female": female_standard}


def age_grade(book: Book, sex: str, age: int, distance: float, seconds: float) -> AgeGrade | None:
    """Age grade of ``distance`` metres in ``seconds``.

    None for an unspecified sex, and outside of the tables (5 to 100 years, 1 mile to 200 km).
    Raises ValueError for a time that is not positive.
    """
    if seconds <= 0:
        raise ValueError(f"a race has a time above zero, not {seconds} s")
    standard = _STANDARDS[sex](book, age, distance) if sex in _STANDARDS else None
    if standard is None:
        return None
    return AgeGrade(100 * standard.age / seconds, seconds * standard.open_class / standard.age)


def _standard(
    row: int,
    distance: float,
    distances: Sequence[float],
    open_class: Sequence[float],
    factors: Sequence[Sequence[float]],
) -> Standard | None:
    if not 0 <= row < len(factors):
        return None
    place = _place(distance, distances)
    if place is None:
        return None
    left, right, way = place
    low, high = open_class[left], open_class[right]
    age_low, age_high = low / factors[row][left], high / factors[row][right]
    return Standard(age_low * (1 - way) + age_high * way, low * (1 - way) + high * way)


def _place(distance: float, distances: Sequence[float]) -> tuple[int, int, float] | None:
    """The columns on both sides of a distance and the way between them; None outside the table."""
    right = bisect_left(distances, distance)
    for column in (right - 1, right):
        if 0 <= column < len(distances) and abs(distances[column] - distance) <= _NEAR:
            return column, column, 0.0
    if right in {0, len(distances)}:
        return None
    way = math.log(distance / distances[right - 1]) / math.log(distances[right] / distances[right - 1])
    return right - 1, right, way
