"""Road age grades: the tables are carried over whole, and what lies between them."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.physiology.agegrade import age_grade, male_standard
from surefoot.rulebook import Book

SEXES = st.sampled_from(["female", "male"])


@pytest.mark.needs_shared_data
@pytest.mark.parametrize("sex", ["female", "male"])
def test_published_tables_are_carried_over_whole(book: Book, shared_data: Path, sex: str) -> None:
    with (shared_data / "age-grade" / f"road_2025_{sex}.csv").open(encoding="utf-8") as file:
        head, standards, *rows = csv.reader(file)
    assert list(book.value("agegrade/distances")) == [float(cell) for cell in head[1:]]
    assert list(book.value(f"agegrade/open_class_{sex}")) == [float(cell) for cell in standards[1:]]
    factors = book.value(f"agegrade/factors_{sex}")
    assert [int(row[0]) for row in rows] == list(range(book.value("agegrade/youngest"), 101))
    for found, row in zip(factors, rows, strict=True):
        assert list(found) == pytest.approx([float(cell) for cell in row[1:]], abs=0.00005)


def test_another_programs_case_of_the_2015_tables() -> None:
    """A man of 54 over 10 km in 42:25: factor .8594, open standard 1603 s, so 1865 s and 0.7329."""
    table = {"distances": [10_000.0, 12_000.0], "open_class_male": [1603.0, 1940.0], "factors_male": [[0.8594, 0.86]]}
    found = male_standard.function(54, 10_000, youngest=54, **table)
    assert found is not None
    assert found.age == pytest.approx(1865, abs=0.5)
    assert found.age / 2545 == pytest.approx(0.7329, abs=0.00005)


def test_between_two_distances_seconds_are_joined_in_the_logarithm_of_distance(book: Book) -> None:
    half_way = math.sqrt(10_000 * 11_265.4)
    low, high, middle = (male_standard(book, 50, metres) for metres in (10_000, 11_265.4, half_way))
    assert low is not None
    assert high is not None
    assert middle is not None
    assert middle.age == pytest.approx((low.age + high.age) / 2, abs=0.01)
    assert middle.open_class == pytest.approx((low.open_class + high.open_class) / 2, abs=0.01)


@pytest.mark.parametrize(
    ("whole", "table"), [(1609, 1609.34), (21_097, 21_097.5), (21_098, 21_097.5), (160_934, 160_934)]
)
def test_a_whole_number_of_metres_stands_for_the_table(book: Book, whole: int, table: float) -> None:
    assert age_grade(book, "female", 41, whole, 5000) == age_grade(book, "female", 41, table, 5000)


@pytest.mark.parametrize(
    ("sex", "age", "distance"),
    [("male", 4, 5000), ("male", 101, 5000), ("female", 30, 1000), ("female", 30, 200_500), ("unspecified", 30, 5000)],
)
def test_outside_the_tables_there_is_none(book: Book, sex: str, age: int, distance: float) -> None:
    assert age_grade(book, sex, age, distance, 1500) is None


def test_a_race_takes_time(book: Book) -> None:
    with pytest.raises(ValueError, match="above zero"):
        age_grade(book, "male", 30, 5000, 0)


@given(sex=SEXES, age=st.integers(5, 100), distance=st.floats(1610, 199_999), seconds=st.integers(200, 100_000))
def test_the_age_graded_time_of_the_best_age_has_the_same_grade(
    book: Book, sex: str, age: int, distance: float, seconds: int
) -> None:
    found = age_grade(book, sex, age, distance, seconds)
    assert found is not None
    assert 0 < found.seconds <= seconds + 1e-9
    best = age_grade(book, sex, 25, distance, found.seconds)
    assert best is not None
    assert best.percent == pytest.approx(found.percent, rel=0.002)


@given(sex=SEXES, age=st.integers(40, 99), distance=st.floats(1610, 199_999))
def test_the_same_time_is_worth_more_a_year_later(book: Book, sex: str, age: int, distance: float) -> None:
    now, later = (age_grade(book, sex, years, distance, 4000) for years in (age, age + 1))
    assert now is not None
    assert later is not None
    assert later.percent >= now.percent
