"""Minutes of each date: availability, dates away, holds, and the day of the long run."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.days import Days, weekday
from surefoot.coach.waiting import waiting_days
from surefoot.diary.body import Hold
from surefoot.diary.scenario import Away
from surefoot.units import Seconds
from tests.coach.builders import (
    DAY,
    TODAY,
    ago,
    ahead,
    injury,
    plan,
    running,
    scenario,
    sessions,
    setting,
    told,
    weekly,
)

WEEK = (30, 0, 60, 0, 0, 90, 90)


def days(minutes: tuple[int, ...] = WEEK, **others: Any) -> Days:
    """The days of a runner; today is a Monday."""
    return Days(scenario(minutes=minutes, **others))


def away(first: int, last: int, minutes: int = 0) -> Away:
    """Dates away, from so many days ahead to so many."""
    return Away(from_=ahead(first), to=ahead(last), minutes_a_day=Seconds(60 * minutes))


def test_a_day_has_the_minutes_of_its_weekday() -> None:
    assert [days().seconds(DAY + n) // 60 for n in range(9)] == [*WEEK, 30, 0]
    assert [weekday(DAY + n) for n in (-1, 0, 6, 7)] == [6, 0, 6, 0]


def test_a_date_away_has_its_own_minutes_both_ends_included() -> None:
    found = days(log={"away": (away(2, 5, 20),)})
    assert [found.seconds(DAY + n) // 60 for n in range(7)] == [30, 0, 20, 20, 20, 20, 90]


def test_of_several_entries_for_a_date_the_latest_counts() -> None:
    found = days(log={"away": (away(0, 6, 20), away(2, 2, 45))})
    assert [found.seconds(DAY + n) // 60 for n in (1, 2, 3)] == [20, 45, 20]


def test_a_hold_leaves_no_time_for_running_and_leaves_the_day_free() -> None:
    found = days(log={"holds": (Hold(from_=ahead(2), to=ahead(5), by="coach"), Hold(from_=ahead(12), by="coach"))})
    assert [found.seconds(DAY + n) // 60 for n in (0, 2, 5, 6, 9, 12, 700)] == [30, 0, 0, 90, 60, 0, 0]
    assert [found.free(DAY + n) // 60 for n in (2, 5, 12)] == [60, 90, 90]


# ------------------------------------------------------------------ the long run


def test_the_long_run_stands_on_the_runners_day() -> None:
    assert days(long_run_day=2).long_day(DAY, DAY + 7, DAY) == DAY + 2


def test_without_one_it_is_the_day_with_most_minutes_and_the_later_at_a_tie() -> None:
    assert days().long_day(DAY, DAY + 7, DAY) == DAY + 6
    assert days((0, 90, 0, 0, 0, 60, 60)).long_day(DAY, DAY + 7, DAY) == DAY + 1


def test_where_the_usual_day_has_no_time_the_day_with_most_stands_in() -> None:
    assert days(log={"away": (away(6, 6),)}).long_day(DAY, DAY + 7, DAY) == DAY + 5


def test_where_the_usual_day_has_passed_there_is_none() -> None:
    assert days(long_run_day=2).long_day(DAY, DAY + 7, DAY + 3) is None
    assert days(log={"away": (away(6, 6),)}).long_day(DAY, DAY + 7, DAY + 6) is None


def test_without_any_time_there_is_no_long_run() -> None:
    assert days(log={"away": (away(0, 6),)}).long_day(DAY, DAY + 7, DAY) is None


@pytest.mark.parametrize(
    ("minutes", "gap"),
    [((0, 0, 0, 0, 0, 0, 60), 7), ((30, 0, 0, 30, 0, 0, 0), 4), ((1, 1, 1, 1, 1, 1, 1), 1), ((0, 1, 1, 0, 1, 0, 1), 2)],
)
def test_the_widest_gap_of_a_week_goes_around_its_end(minutes: tuple[int, ...], gap: int) -> None:
    assert days(minutes).widest_gap == gap


def test_the_usual_day_is_the_long_one_where_it_has_time() -> None:
    found = days(log={"away": (away(6, 6),)})
    assert [found.usually_long(DAY + n) for n in (5, 6, 13)] == [False, False, True]


# ------------------------------------------------------------------ while running waits


def kinds(**others: Any) -> list[str]:
    """What the first two weeks hold while running waits."""
    found = setting(weekly(40), **others)
    return [draft.built.kind for draft in waiting_days(found, DAY, DAY + 14)]


def test_a_hold_plans_three_strength_sessions_and_two_of_moving_otherwise_a_week() -> None:
    found = kinds(log={"injuries": (injury(),)}, minutes=(60,) * 7)
    assert found[:7].count("rehab") == 3
    assert found[:7].count("cross_training") == 2
    assert found[:7] == found[7:]


def test_in_a_therapists_hold_as_well() -> None:
    found = kinds(log={"holds": (Hold(from_=TODAY, by="therapist"),)}, minutes=(60,) * 7)
    assert found[:7].count("rehab") == 3


def test_sessions_stand_on_days_with_time_for_them() -> None:
    found = kinds(log={"injuries": (injury(),)}, minutes=(0, 60, 0, 60, 0, 60, 60))
    assert found[:7] == ["rest", "rehab", "rest", "rehab", "rest", "rehab", "cross_training"]
    short = kinds(log={"injuries": (injury(),)}, minutes=(25,) * 7)
    assert (set(short), short[:7].count("rehab")) == ({"rehab", "rest"}, 3)
    assert set(kinds(log={"injuries": (injury(),)}, minutes=(5,) * 7)) == {"rest"}


def test_ill_and_before_a_doctors_word_there_is_rest_alone() -> None:
    assert set(kinds(log={"check_ins": (told(0, illness="fever"),)})) == {"rest"}
    assert set(kinds(log={"check_ins": (told(0, red_flags=("fainting",)),)})) == {"rest"}


def test_how_much_is_planned_in_a_hold_is_a_number_of_the_book() -> None:
    none = {"gate/rehab_days": 0, "gate/cross_training_days": 0}
    found = plan(weekly(40), overlay=none, log={"injuries": (injury(),)})
    assert {session.kind for _, session in sessions(found)} == {"rest"}
    daily = {"gate/rehab_days": 7, "gate/cross_training_days": 2}
    found = plan(weekly(40), overlay=daily, minutes=(60,) * 7, log={"injuries": (injury(),)})
    assert {session.kind for _, session in sessions(found)} == {"rehab"}


def test_nothing_is_run_while_an_injury_is_open() -> None:
    found = plan(weekly(40), log={"injuries": (injury(onset=ago(3)),)})
    assert running(found) == []
    assert all(week.distance_m == 0 for week in found.weeks)
