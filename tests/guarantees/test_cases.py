"""Named cases: breaks of many lengths, ages, distances, and goals that cannot be met in time."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.guarantees import driver
from tests.guarantees.checkers import check, firm
from tests.guarantees.metamorphic import RELATIONS
from tests.guarantees.quantities import day, iso, weekday

Doc = dict[str, Any]
pytestmark = driver.needs_engine
TODAY = day("2027-03-01")
HOURS = {"tue": "75 min", "wed": "60 min", "thu": "75 min", "sat": "75 min", "sun": "240 min"}
SHARES = {1: 0.18, 2: 0.16, 3: 0.18, 5: 0.13, 6: 0.35}  # of a week's distance, by weekday


def runner(week_km: float, goal: Doc, *, off: int = 0, born: str = "1990-05-05", weeks: int = 52) -> Doc:
    """A runner of so many km a week in five runs, for a year, until `off` days before today."""
    runs = []
    for on in range(TODAY - 7 * weeks, TODAY - off):
        if weekday(on) in SHARES:
            metres = round(week_km * 1000 * SHARES[weekday(on)])
            minutes, rest = divmod(round(metres * 0.345), 60)
            runs.append({"date": iso(on), "distance": f"{metres} m", "duration": f"{minutes}:{rest:02}"})
    person = {"birth_date": born, "experience": "regular", "availability": HOURS}
    return {"today": iso(TODAY), "runner": person, "log": {"activities": runs}, "goals": [goal]}


def race(distance: str, days: int) -> Doc:
    return {"kind": "race", "distance": distance, "date": iso(TODAY + days)}


@pytest.mark.parametrize("days", [1, 3, 5, 6, 12, 20, 28, 29, 31, 35, 56, 57, 84, 100, 250])
@pytest.mark.parametrize("goal", [{"kind": "routine"}, race("10 km", 160), race("21.1 km", 201)])
def test_a_break_of_any_length_is_come_back_from(days: int, goal: Doc) -> None:
    scenario = runner(40, goal, off=days)
    plan = driver.plan(scenario)
    assert firm(check(scenario, plan)) == []
    if days != 5:  # whether the sixth day, not over yet, makes it "more than 5 days" is open
        assert plan["gate"]["name"] == ("clear" if days < 5 else "comeback")


@pytest.mark.parametrize("distance", ["1 mi", "5 km", "10 km", "21.1 km", "42195 m", "50 km", "100 km", "100 mi"])
@pytest.mark.parametrize("days", [3, 20, 55, 112, 180])
def test_a_season_for_any_race_keeps_every_rule(distance: str, days: int) -> None:
    scenario = runner(50, race(distance, days))
    plan = driver.plan(scenario)
    found = check(scenario, plan)
    found += RELATIONS["alternatives"](scenario, plan, driver.plan, random.Random(1))
    assert firm(found) == []


@pytest.mark.parametrize("distance", ["1 mi", "5 km", "10 km", "21.1 km", "42195 m"])
def test_a_ready_runner_with_sixteen_weeks_is_feasible(distance: str) -> None:
    assert driver.plan(runner(50, race(distance, 112)))["feasibility"]["feasible"]


@pytest.mark.parametrize(("distance", "weeks", "week_km"), [("42195 m", 6, 15), ("100 mi", 8, 36)])
def test_what_cannot_be_met_is_said_with_what_can(distance: str, weeks: int, week_km: float) -> None:
    scenario = runner(week_km, race(distance, 7 * weeks))
    plan = driver.plan(scenario)
    answer = plan["feasibility"]
    assert not answer["feasible"]
    assert answer["binding"]
    assert answer["alternatives"]
    assert answer["earliest_date"] is None or day(answer["earliest_date"]) > TODAY + 7 * weeks
    found = check(scenario, plan)
    found += RELATIONS["alternatives"](scenario, plan, driver.plan, random.Random(1))
    assert firm(found) == []


def test_age_changes_the_dose_and_says_so() -> None:
    plans = []
    for born in ("1997-01-01", "1972-01-01", "1955-01-01"):
        scenario = runner(45, race("10 km", 140), born=born)
        plan = driver.plan(scenario)
        assert firm(check(scenario, plan)) == []
        plans.append(plan)
    totals = [[week["distance_m"] for week in plan["weeks"]] for plan in plans]
    assert totals[0] != totals[1]
    assert [plan["days"] for plan in plans][1] != [plan["days"] for plan in plans][2]


@pytest.mark.parametrize("kind", ["routine", "come_back", "mile_block"])
def test_plans_without_a_race(kind: str) -> None:
    scenario = runner(35, {"kind": kind})
    plan = driver.plan(scenario)
    assert firm(check(scenario, plan)) == []
    if kind != "mile_block":
        assert len(plan["days"]) == 84


def test_a_first_ever_runner_starts_with_a_mile() -> None:
    hours = {"mon": "40 min", "wed": "40 min", "sat": "60 min"}
    scenario: Doc = {"today": iso(TODAY), "runner": {"availability": hours, "experience": "new"},
                     "goals": [race("5 km", 110)]}  # fmt: skip
    plan = driver.plan(scenario)
    assert firm(check(scenario, plan)) == []
    first = next(s for d in plan["days"] for s in d["sessions"] if s["running"])
    assert first["distance_m"] <= 3000


def test_three_races_of_three_priorities() -> None:
    goals = [race("21.1 km", 126), race("10 km", 84) | {"priority": "B"}, race("5 km", 49) | {"priority": "C"}]
    scenario = runner(45, goals[0]) | {"goals": goals}
    plan = driver.plan(scenario)
    assert firm(check(scenario, plan)) == []
    races = [(d["date"], s["distance_m"]) for d in plan["days"] for s in d["sessions"] if s["kind"] == "race"]
    assert races == [(iso(TODAY + 49), 5000), (iso(TODAY + 84), 10_000), (iso(TODAY + 126), 21_100)]
