"""Whole plans as a coach would look through them: every distance, routine, the way back, a mile block, three ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from surefoot.coach import make_plan
from surefoot.diary.plan import Plan, Session, Step
from surefoot.diary.scenario import Goal
from surefoot.diary.writing import write_plan
from tests.coach.builders import (
    DISTANCES,
    FIVE_DAYS,
    TODAY,
    ago,
    ahead,
    book,
    metres_by_block,
    plan,
    race,
    raced,
    running,
    scenario,
    sessions,
    weekly,
)

DAYS = 140  # to the race; today is a Monday, so is race day
#: Kilometres a week of a runner who is at home on the distance.
HOME = {"mile": 30, "5 km": 35, "10 km": 45, "half": 50, "marathon": 60, "50 km": 70, "100 km": 85, "100 miles": 95}
SPEED_DAYS = {"mile": 56, "5 km": 56, "10 km": 56, "half": 49, "marathon": 49}
TAPER_DAYS = {"mile": 7, "5 km": 7, "10 km": 14, "half": 14}


@cache
def season(name: str) -> Plan:
    """A season of twenty weeks for a race, with a recent race that tells the paces."""
    runs = [*weekly(HOME[name], 5, weeks=50), raced(30, 10, 48)]
    return make_plan(scenario(runs, race(name, DAYS), birth_date=dt.date(1990, 1, 1)), book())


def of_kind(found: Plan, *kinds: str) -> list[tuple[dt.date, Session]]:
    """Sessions of these kinds with their dates."""
    return [(date, session) for date, session in sessions(found) if session.kind in kinds]


def hard(found: Plan) -> list[tuple[dt.date, Session]]:
    """Hard sessions but the race."""
    return [(date, s) for date, s in sessions(found) if s.hard and s.kind not in ("race", "time_trial")]


def once(names: list[str]) -> list[str]:
    """Names in order, each run of the same one once."""
    return [name for index, name in enumerate(names) if index == 0 or names[index - 1] != name]


def leaves(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step of a session, repeats opened."""
    for step in steps:
        yield from leaves(step.steps) if step.kind == "repeat" else (step,)


# ------------------------------------------------------------------ seasons


@pytest.mark.parametrize("name", HOME)
def test_a_season_leads_from_base_through_speed_and_taper_to_the_race_and_its_recovery(name: str) -> None:
    found = season(name)
    assert found.feasibility.feasible
    assert once([week.phase for week in found.weeks]) == ["base", "speed", "taper", "recovery"]
    ((date, session),) = of_kind(found, "race")
    assert (date, session.distance_m) == (ahead(DAYS), DISTANCES[name])
    assert next(week for week in found.weeks if week.start == date).kind == "race"


@pytest.mark.parametrize("name", HOME)
def test_nothing_hard_stands_in_the_base_and_short_fast_strides_do(name: str) -> None:
    found = season(name)
    first = min(date for date, _ in hard(found))
    assert first >= ahead(DAYS - SPEED_DAYS.get(name, 42))
    assert [date for date, _ in of_kind(found, "strides") if date < first]


@pytest.mark.parametrize("name", HOME)
def test_speed_goes_from_sustained_tempo_to_repeats_that_grow_shorter(name: str) -> None:
    fast = [session for _, session in hard(season(name))]
    assert once([session.kind for session in fast]) == ["tempo", "intervals"]
    work = [
        {step.distance_m for step in leaves(session.steps) if step.kind == "work"}
        for session in fast
        if session.kind == "intervals"
    ]
    lengths = [length for found in work for length in found if length]
    assert lengths == sorted(lengths, reverse=True)
    assert all(len(found) == 1 for found in work)
    assert set(lengths) <= {1609, 1600, 1200, 1000, 800, 600, 400}


@pytest.mark.parametrize("name", HOME)
def test_hard_days_stand_apart_from_each_other_and_from_the_long_run(name: str) -> None:
    found = season(name)
    fast = [date for date, _ in hard(found)]
    assert all((later - earlier).days >= 2 for earlier, later in pairwise(fast))
    long = [date for date, _ in of_kind(found, "long", "race")]
    assert min(abs((one - other).days) for one in fast for other in long) >= 2


@pytest.mark.parametrize("name", HOME)
def test_the_long_run_is_the_longest_of_its_week_and_stands_on_its_day(name: str) -> None:
    found = season(name)
    long = of_kind(found, "long")
    assert {date.weekday() for date, _ in long} == {6}
    for date, session in long:
        week = [s.distance_m or 0 for d, s in running(found) if 0 <= (date - d).days < 7]
        assert session.distance_m == max(week)
    assert max(date for date, _ in long) < ahead(DAYS - 5)


@pytest.mark.parametrize("name", HOME)
def test_the_last_week_before_the_race_is_about_half_the_peak(name: str) -> None:
    weeks = metres_by_block(season(name), TODAY)[: DAYS // 7]
    assert 0.4 <= weeks[-1] / max(weeks) <= 0.59


@pytest.mark.parametrize("name", HOME)
def test_volume_falls_through_the_taper_and_stood_highest_before_it(name: str) -> None:
    weeks = metres_by_block(season(name), TODAY)[: DAYS // 7]
    tapers = TAPER_DAYS.get(name, 21) // 7
    assert all(later < earlier for earlier, later in pairwise(weeks[-tapers - 1 :]))
    assert max(weeks[:-tapers]) == max(weeks)


@pytest.mark.parametrize("name", HOME)
def test_every_fourth_week_before_the_taper_is_easier(name: str) -> None:
    weeks = metres_by_block(season(name), TODAY)[: DAYS // 7 - TAPER_DAYS.get(name, 21) // 7]
    easier = weeks[-4::-4]
    assert easier
    assert all(weeks[index] < 0.85 * weeks[index - 1] for index in range(len(weeks) - 4, 0, -4))


@pytest.mark.parametrize("name", HOME)
def test_a_week_grows_by_a_tenth_of_the_highest_of_the_last_three_at_most(name: str) -> None:
    weeks = [HOME[name] * 1000] * 3 + metres_by_block(season(name), TODAY)[: DAYS // 7]
    for index in range(3, len(weeks)):
        highest = max(weeks[index - 3 : index])
        assert weeks[index] <= max(1.1 * highest, highest + 500 * 6) + 100


@pytest.mark.parametrize("name", HOME)
def test_after_the_race_come_days_off_and_easy_days(name: str) -> None:
    found = season(name)
    after = [(date, session) for date, session in running(found) if date > ahead(DAYS)]
    assert {session.kind for _, session in after} <= {"easy", "recovery"}
    easy = min(26, max(1, round(DISTANCES[name] / 1609)))
    assert found.days[-1].date == ahead(DAYS + easy)
    assert all((date - ahead(DAYS)).days > max(1, round(0.15 * easy)) for date, _ in after)


@pytest.mark.parametrize("name", HOME)
def test_no_day_asks_for_more_minutes_than_it_has(name: str) -> None:
    for day in season(name).days:
        if day.date != ahead(DAYS):
            assert sum(session.duration_s for session in day.sessions) <= 60 * FIVE_DAYS[day.date.weekday()]


@pytest.mark.parametrize("name", HOME)
def test_every_session_says_why_with_a_rule_and_a_source(name: str) -> None:
    for _, session in sessions(season(name)):
        assert session.because
        assert all(because.rule and because.text for because in session.because)
        assert any(parameter.source for because in session.because for parameter in because.parameters)


@pytest.mark.parametrize("name", HOME)
def test_strength_stands_in_every_building_week_and_gives_way_before_the_race(name: str) -> None:
    strength = [date for date, _ in of_kind(season(name), "strength", "plyometrics")]
    base = [len([d for d in strength if 0 <= (d - ahead(7 * week)).days < 7]) for week in range(DAYS // 7 - 3)]
    assert min(base) >= 1
    assert not [date for date in strength if 0 <= (ahead(DAYS) - date).days < 7]


# ------------------------------------------------------------------ without a race


def test_routine_keeps_the_volume_and_tastes_each_quality_in_turn() -> None:
    found = plan(weekly(35, 5, weeks=40), Goal(kind="routine"))
    weeks = metres_by_block(found, TODAY)
    assert len(weeks) == 12
    assert max(weeks) <= 1.15 * 35_000
    assert {week.phase for week in found.weeks} == {"maintain"}
    kinds = [session.kind for _, session in hard(found)]
    assert len(set(kinds)) >= 3
    assert all(one != other for one, other in pairwise(kinds))
    by_week = [sum(1 for date, _ in hard(found) if (date - TODAY).days // 7 == week) for week in range(12)]
    assert max(by_week) == 1
    assert 0 in by_week, "an easier week has none"


def test_the_way_back_is_easy_running_alone() -> None:
    found = plan(weekly(35, 5, off=20), Goal(kind="come_back"))
    assert len(found.days) == 84
    assert hard(found) == []
    assert found.weeks[0].phase == "return"
    assert max(metres_by_block(found, TODAY)) > 0.9 * 35_000, "and leads back to the old volume"


def test_a_mile_block_trains_speed_strength_and_form_for_eight_weeks_and_ends_with_a_trial() -> None:
    found = plan([*weekly(40, 5), raced(30, 5, 22)], Goal(kind="mile_block"))
    (middle, test), (date, trial) = of_kind(found, "time_trial")
    assert (date, trial.distance_m) == (ahead(56), 1_609)
    assert 21 <= (middle - TODAY).days < 28, "in the fourth week"
    assert test.distance_m == 1_200
    assert {"tempo", "repetitions"} <= {session.kind for _, session in hard(found)}
    assert of_kind(found, "strength")
    assert of_kind(found, "drills")
    assert all(week.phase in ("speed", "taper", "recovery") for week in found.weeks)


def test_a_first_ever_runner_begins_with_running_and_walking_in_turn() -> None:
    found = plan((), Goal(kind="routine"), minutes=(0, 40, 0, 40, 0, 0, 60), experience="new")
    first = running(found)[0][1]
    assert first.kind == "walk_run"
    assert (first.distance_m or 0) <= 3_000
    assert {step.gait for step in leaves(first.steps)} == {"run", "walk"}
    assert hard(found) == []
    assert found.fitness is None


# ------------------------------------------------------------------ several races


def test_a_b_race_has_three_easy_days_before_it_and_a_c_race_stands_for_a_hard_session() -> None:
    goals = (race("half", 133), race("10 km", 104, priority="B"), race("5 km", 90, priority="C"))
    found = plan([*weekly(50, 5, weeks=50), raced(30, 10, 48)], *goals)
    assert [(date - TODAY).days for date, _ in of_kind(found, "race")] == [90, 104, 133]
    days = {(date - TODAY).days for date, _ in hard(found)}
    assert not days & {101, 102, 103, 89}
    week_of_c = [day for day in days if 84 <= day < 91]
    assert week_of_c == []


def test_a_race_today_is_run_and_recovered_from() -> None:
    found = plan(weekly(40), race("10 km", 0))
    assert [session.kind for session in found.days[0].sessions][:1] == ["race"]
    assert not [date for date, session in running(found) if date == ahead(1)]
    assert len(found.days) == 7


def test_a_race_tomorrow_leaves_today_light() -> None:
    found = plan(weekly(40), race("10 km", 1))
    ((date, _),) = of_kind(found, "race")
    assert date == ahead(1)
    assert not [s for day, s in running(found) if day == TODAY and (s.hard or (s.distance_m or 0) > 6_000)]


# ------------------------------------------------------------------ who runs


def by_age(years: int, **others: Any) -> Plan:
    """A seasoned runner of 75 km a week, of this age, before a 10 km race."""
    born = ago(round(365.25 * years) + 30)
    runs = [*weekly(75, 6, weeks=50), raced(30, 10, 42)]
    minutes = (90, 90, 90, 90, 90, 90, 240)
    return plan(runs, race("10 km", 112), birth_date=born, experience="seasoned", minutes=minutes, **others)


def building(found: Plan) -> set[int]:
    """Building weeks for each easier one, as sessions say."""
    said = [b for _, s in sessions(found) for b in s.because if b.rule == "SEASON-2"]
    return {because.args["building"] for because in said}


def test_from_fifty_on_easier_weeks_come_more_often_and_the_plan_says_so() -> None:
    young, older = by_age(30), by_age(55)
    assert (building(young), building(older)) == ({3}, {2})
    assert [week.kind for week in young.weeks] != [week.kind for week in older.weeks]
    easier = [sum(week.kind == "easier" for week in found.weeks) for found in (young, older)]
    assert easier[1] > easier[0]


def test_from_sixty_on_two_easy_days_lie_between_hard_ones_and_the_plan_says_so() -> None:
    gaps = {}
    for years in (30, 55, 72):
        found = by_age(years)
        fast = [date for date, session in sessions(found) if session.hard]
        gaps[years] = min((later - earlier).days for earlier, later in pairwise(fast))
        said = {b.args["gap"] for _, s in hard(found) for b in s.because if b.rule == "LAYOUT-2"}
        assert said == {2 if years == 72 else 1}
    assert (gaps[30], gaps[55]) == (2, 2)
    assert gaps[72] >= 3


def test_three_ages_get_three_plans() -> None:
    found = [[(date, s.kind, s.distance_m) for date, s in running(by_age(years))] for years in (30, 55, 72)]
    assert found[0] != found[1] != found[2] != found[0]


def test_kilometres_or_miles_and_the_same_plan_to_a_metre() -> None:
    told = scenario([*weekly(45, 5), raced(30, 10, 48)], race("half", 112))
    in_km, in_miles = (make_plan(found, book()) for found in (told, msgspec.structs.replace(told, units="mi")))
    numbers = [[(date, s.id, s.distance_m, s.duration_s) for date, s in sessions(found)] for found in (in_km, in_miles)]
    assert numbers[0] == numbers[1]
    assert in_km.units != in_miles.units


def test_the_same_scenario_gives_the_same_bytes() -> None:
    found = scenario([*weekly(45, 5), raced(30, 10, 48)], race("marathon", 126))
    assert write_plan(make_plan(found, book())) == write_plan(make_plan(found, book()))


def test_a_therapists_number_moves_the_plan_and_its_reasons() -> None:
    runs = weekly(30, 4)
    usual = plan(runs, race("half", 140))
    careful = plan(runs, race("half", 140), overlay={"load/single_run_growth": 1.0, "load/single_run_step": 100})
    longest = [max(s.distance_m or 0 for _, s in of_kind(found, "long")) for found in (usual, careful)]
    assert longest[1] < longest[0]
    _, session = of_kind(careful, "long")[0]
    (limit,) = [because for because in session.because if because.rule == "LOAD-1"]
    assert {parameter.path: parameter.value for parameter in limit.parameters}["load/single_run_growth"] == 1.0
