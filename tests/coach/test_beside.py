"""What stands beside the runs: strength, plyometrics and drills (engine, stage 7)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.beside import KINDS
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Goal
from surefoot.units import Seconds
from tests.coach.builders import DAY, ROUTINE, ago, ahead, race, rules_of, sessions, told, weekly
from tests.coach.builders import plan as planned
from tests.coach.seasons import EVERY_DAY, Season, season

EVEN = {"check_ins": (told(3, hops="even"),)}
UNEVEN = {"check_ins": (told(3, hops="uneven"),)}
MONDAY, SUNDAY = 0, 6


def strength(*days_ago: int) -> tuple[Activity, ...]:
    """Strength sessions so many days ago."""
    return tuple(Activity(date=ago(days), duration=Seconds(1_800), sport="strength") for days in days_ago)


@cache
def steady(name: str = "10 km", days: int = 112) -> Season:
    return season(weekly(50, 5), race(name, days), minutes=EVERY_DAY)


def springy(*days_ago: int, goal: Goal | None = None, **others: Any) -> Season:
    """A season of who did strength so many days ago, and hops evenly."""
    runs = (*weekly(50, 5), *strength(*days_ago))
    return season(runs, goal or race("10 km", 112), **({"minutes": EVERY_DAY, "log": EVEN} | others))


def days_of(found: Season, kind: str) -> list[int]:
    """Days with a session of a kind, counted from today."""
    return [draft.day - DAY for draft in found.drafts if draft.built.kind == kind]


def by_week(found: Season, kind: str, weeks: int) -> list[int]:
    """Sessions of a kind in each calendar week; today is a Monday."""
    days = days_of(found, kind)
    return [sum(7 * week <= day < 7 * week + 7 for day in days) for week in range(weeks)]


# ------------------------------------------------------------------ strength


def test_strength_twice_a_week_once_in_the_taper_none_in_the_week_of_the_race() -> None:
    assert by_week(steady(), "strength", 17) == [2] * 14 + [1, 0, 0]


def test_after_a_longer_race_it_comes_back_once_a_week() -> None:
    counts = by_week(steady("marathon", 112), "strength", 20)
    assert counts[13:] == [1, 1, 0, 0, 1, 1, 1]


def test_a_routine_has_it_twice_a_week() -> None:
    assert by_week(season(weekly(40), ROUTINE, minutes=EVERY_DAY), "strength", 12) == [2] * 12


def test_it_never_stands_on_the_day_before_a_hard_day() -> None:
    found = steady()
    hard = {day for day, built in found.runs.items() if built.hard}
    assert hard
    assert not [day for day in days_of(found, "strength") if day + 1 in hard]


def test_and_keeps_its_distance_from_the_last() -> None:
    days = days_of(steady(), "strength")
    assert all(later - earlier >= 2 for earlier, later in pairwise(days))


@pytest.mark.parametrize(("days_ago", "earliest"), [(1, 1), (2, 0), (5, 0)])
def test_the_last_one_in_the_log_counts_too(days_ago: int, earliest: int) -> None:
    found = season((*weekly(50, 5), *strength(days_ago)), race("10 km", 112), minutes=(90, 90, 0, 0, 0, 0, 300))
    assert min(days_of(found, "strength")) >= earliest
    assert min(days_of(found, "strength")) < 7


def test_a_week_cut_short_wants_less_of_it() -> None:
    found = season(weekly(50, 5), ROUTINE, minutes=EVERY_DAY, today=ahead(5))
    assert sum(day < 7 for day in days_of(found, "strength")) <= 1


def test_it_comes_after_the_run_and_drills_come_before() -> None:
    found = steady()
    order = [[draft.built.kind for draft in found.drafts if draft.day == DAY + day] for day in range(112)]
    for kinds in order:
        running = next((i for i, kind in enumerate(kinds) if kind not in (*KINDS, "rest")), None)
        if running is not None:
            assert all(kinds.index(kind) > running for kind in ("strength", "plyometrics") if kind in kinds)
            assert "drills" not in kinds or kinds.index("drills") < running
    assert any(len(kinds) > 1 for kinds in order)


def test_a_full_day_has_a_shorter_one() -> None:
    found = season(weekly(30, 5), race("10 km", 112), minutes=(70, 70, 70, 70, 70, 0, 120))
    assert by_week(found, "strength", 12) == [2] * 12
    tight = season(weekly(40, 5, pace=400), race("10 km", 112), minutes=(0, 50, 50, 50, 50, 0, 120))
    lengths = {draft.built.duration_s for draft in tight.drafts if draft.built.kind == "strength"}
    assert lengths
    assert min(lengths) < 1_800


@pytest.mark.parametrize("minutes", [EVERY_DAY, (60, 60, 60, 60, 60, 0, 120), (0, 50, 50, 50, 50, 0, 120)])
def test_all_sessions_of_a_day_fit_into_its_minutes(minutes: tuple[int, ...]) -> None:
    found = season(weekly(40, 5), race("10 km", 112), minutes=minutes)
    for day in range(112):
        total = sum(draft.built.duration_s for draft in found.drafts if draft.day == DAY + day)
        assert total <= 60 * minutes[day % 7], day


# ------------------------------------------------------------------ drills


def test_drills_once_a_week_until_the_taper() -> None:
    assert by_week(steady(), "drills", 17) == [1] * 14 + [0, 0, 0]


def test_they_stand_before_fast_running() -> None:
    found = steady()
    fast = {day for day, built in found.runs.items() if built.hard or built.kind == "strides"}
    assert set(days_of(found, "drills")) <= fast


def test_on_the_way_back_from_a_break_there_are_none() -> None:
    found = season(weekly(40, off=35), ROUTINE, minutes=EVERY_DAY)
    back = sum(seen.written.plan.returning for seen in found.blocks)
    assert back >= 4
    assert by_week(found, "drills", 12)[: back - 1] == [0] * (back - 1)
    assert by_week(found, "strength", 12)[0] == 2, "strength is for everybody"


# ------------------------------------------------------------------ plyometrics


@pytest.mark.parametrize("log", [UNEVEN, {}])
def test_plyometrics_wait_for_even_hops(log: dict[str, Any]) -> None:
    assert days_of(springy(20, 17, 13, 10, 6, 3, log=log), "plyometrics") == []


@pytest.mark.parametrize("days_ago", [(), (3,), (13, 10, 6, 3), (60, 57, 53, 50, 46, 43)])
def test_they_wait_for_strength_that_is_done_or_planned_before_them(days_ago: tuple[int, ...]) -> None:
    found = springy(*days_ago)
    first = days_of(found, "plyometrics")[0]
    strength = [*(-day for day in days_ago), *days_of(found, "strength")]
    monday = first - first % 7
    assert sum(monday - 28 <= day < monday for day in strength) >= 6
    assert sum(monday - 35 <= day < monday - 7 for day in strength) < 6, "a week before they were not prepared"


def test_prepared_they_stand_twice_a_week_and_48_to_72_hours_apart() -> None:
    found = springy(20, 17, 13, 10, 6, 3)
    counts = by_week(found, "plyometrics", 17)
    assert counts[:14] == [2] * 14
    for week in range(14):
        first, second = (day for day in days_of(found, "plyometrics") if 7 * week <= day < 7 * week + 7)
        assert 2 <= second - first <= 3


def test_they_never_stand_on_the_day_before_a_hard_day() -> None:
    found = springy(20, 17, 13, 10, 6, 3)
    hard = {day for day, built in found.runs.items() if built.hard}
    assert not [day for day in days_of(found, "plyometrics") if day + 1 in hard]


def test_the_newest_hops_decide() -> None:
    log = {"check_ins": (told(9, hops="even"), told(2, hops="uneven"), told(1))}
    assert days_of(springy(20, 17, 13, 10, 6, 3, log=log), "plyometrics") == []
    log = {"check_ins": (told(9, hops="uneven"), told(2, hops="even"), told(1))}
    assert days_of(springy(20, 17, 13, 10, 6, 3, log=log), "plyometrics")


def test_nobody_jumps_where_running_is_easy_only() -> None:
    found = springy(20, 17, 13, 10, 6, 3, goal=ROUTINE, birth_date=dt.date(2015, 1, 1))
    assert found.setting.gate == "easy_only"
    assert days_of(found, "plyometrics") == []
    assert days_of(found, "drills") == []


# ------------------------------------------------------------------ in the document


@pytest.mark.parametrize(
    ("kind", "rule"), [("strength", "STRENGTH-1"), ("plyometrics", "SPEED-3"), ("drills", "LAYOUT-11")]
)
def test_each_says_its_rule_and_has_no_distance(kind: str, rule: str) -> None:
    runs = (*weekly(50, 5), *strength(20, 17, 13, 10, 6, 3))
    found = planned(runs, race("10 km", 112), minutes=EVERY_DAY, log=EVEN)
    beside = [session for _, session in sessions(found) if session.kind == kind]
    assert beside
    assert all(rule in rules_of(session) for session in beside)
    assert not any(session.running or session.distance_m for session in beside)
