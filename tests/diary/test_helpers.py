"""Small pure helpers: sites, ages, weeks, names of sessions, and what an activity counts as."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.activity import Activity
from surefoot.diary.dates import WEEKDAYS, age_on, monday_of, session_id, sunday_of, week_name
from surefoot.diary.outings import is_run, running_distance, running_time
from surefoot.diary.plausible import limits, race_day, race_distance
from surefoot.diary.site import PARTS, SIDES, Site, matches, parse_site
from surefoot.rulebook import explain, load_book
from surefoot.units import Metres, Seconds

SITES = st.builds(Site, st.none() | st.sampled_from(SIDES), st.sampled_from(PARTS)).map(str)
DATES = st.dates(dt.date(1930, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "side", "part"),
    [
        ("left shin", "left", "shin"),
        ("Both Knee", "both", "knee"),
        ("back", None, "back"),
        (" right  heel ", "right", "heel"),
    ],
)
def test_a_site_is_a_side_and_a_part(text: str, side: str | None, part: str) -> None:
    assert parse_site(text) == (side, part)
    assert parse_site(str(parse_site(text))) == (side, part)


@pytest.mark.parametrize("text", [" ", "left", "leg", "shin left", "left left shin", "left shin bone", "upper shin"])
def test_no_site(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_site(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("left shin", "left shin", True),
        ("left shin", "right shin", False),
        ("left shin", "shin", True),
        ("left shin", "both shin", True),
        ("shin", "shin", True),
        ("both shin", "shin", True),
        ("left shin", "left calf", False),
        ("shin", "tibia", False),
    ],
)
def test_sites_match_by_part_and_side(one: str, other: str, same: bool) -> None:
    assert matches(one, other) is same


@given(SITES, SITES)
def test_matching_has_no_direction(one: str, other: str) -> None:
    assert matches(one, one)
    assert matches(one, other) == matches(other, one)


@given(DATES, DATES, st.integers(-500, 500))
def test_an_age_depends_on_the_days_between_alone(born: dt.date, today: dt.date, weeks: int) -> None:
    shift = dt.timedelta(days=7 * weeks)
    assert age_on(born, today) == age_on(born + shift, today + shift)


@given(DATES, st.integers(0, 100))
def test_an_age_is_right_but_for_the_days_around_a_birthday(born: dt.date, years: int) -> None:
    birthday, week = dt.date(born.year + years, born.month, min(born.day, 28)), dt.timedelta(days=7)
    assert age_on(born, birthday + week) == years
    assert age_on(born, birthday - week) == years - 1


def test_weeks_run_from_monday_to_sunday() -> None:
    wednesday = dt.date(2027, 1, 6)
    assert monday_of(wednesday) == monday_of(dt.date(2027, 1, 4)) == dt.date(2027, 1, 4)
    assert sunday_of(wednesday) == sunday_of(dt.date(2027, 1, 10)) == dt.date(2027, 1, 10)
    assert WEEKDAYS[wednesday.weekday()] == "wed"


def test_sessions_are_named_by_their_iso_week() -> None:
    assert week_name(dt.date(2027, 1, 3)) == "2026-W53"
    assert session_id(dt.date(2027, 1, 4), "easy", 1) == "2027-W01-easy-1"


def outing(sport: str, distance: int | None, running: int | None) -> Activity:
    metres = None if distance is None else Metres(distance)
    return Activity(
        date=dt.date(2027, 1, 4),
        duration=Seconds(3_600),
        distance=metres,
        sport=sport,
        running=None if running is None else Seconds(running),
    )


@pytest.mark.parametrize(
    ("sport", "distance", "running", "run", "metres", "seconds"),
    [
        ("run", 10_000, None, True, 10_000, 3_600),
        ("run", 6_001, 1_800, True, 3_001, 1_800),
        ("run", 6_000, 0, False, 0, 0),
        ("run", None, None, True, None, 3_600),
        ("run", None, 600, True, None, 600),
        ("ride", 30_000, None, False, 0, 0),
        ("walk", 5_000, 600, False, 0, 0),
    ],
)
def test_what_an_activity_counts_as(
    sport: str, distance: int | None, running: int | None, run: bool, metres: int | None, seconds: int
) -> None:
    activity = outing(sport, distance, running)
    assert is_run(activity) is run
    assert running_distance(activity) == metres
    assert running_time(activity) == seconds


def test_the_limits_come_from_the_book_and_are_explained() -> None:
    book = load_book()
    assert limits(book).age == (book.value("plausible/youngest"), book.value("plausible/oldest"))
    assert explain(race_day.because(), book).text == "A race is at most 1096 days away."
    assert explain(race_distance.because(), book, "mi").text == "A race is from 0.9 mi to 100.0 mi long."


def test_a_target_is_no_faster_than_the_worlds_best() -> None:
    bounds = limits(load_book())
    records = {5_000: 755, 10_000: 1_571, 21_098: 3_402, 42_195: 7_235, 160_934: 39_099}  # seconds, men's, 2025
    for distance, record in records.items():
        assert 0.6 * record < bounds.fastest_time(distance) <= record
    assert bounds.fastest_time(1_500) == 210
    assert bounds.slowest_time(10_000) == 15_000
