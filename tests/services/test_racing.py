"""The sheet of a race: which race, from which plan, and what the days around it hold."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.coach.conditions import Conditions
from surefoot.diary.plan import Gate
from surefoot.diary.scenario import Goal
from surefoot.services.daily import Current, current
from surefoot.services.deciding import goals_of
from surefoot.services.racing import Asked, RaceSheet, race_sheet
from surefoot.services.refusal import Refusal
from surefoot.units import Metres
from tests.services.days import MONDAY, lived_in, planner


def home() -> tuple[Current, dict[int, Goal]]:
    house = lived_in()
    return current(house, MONDAY), dict(goals_of(house, MONDAY).goals)


def ask(found: Current | None = None, goals: dict[int, Goal] | None = None, **asked: object) -> RaceSheet:
    here, known = home()
    one = found or here
    told = Asked(**asked)  # type: ignore[arg-type]
    return race_sheet(planner().book, one.plan, one.scenario, known if goals is None else goals, told)


def test_the_next_race_by_itself_by_number_and_by_date() -> None:
    _, goals = home()
    ((number, goal),) = goals.items()
    sheets = [ask(), ask(name=str(number)), ask(name=str(goal.date))]
    assert sheets[0] == sheets[1] == sheets[2]
    assert (sheets[0].date, sheets[0].distance_m) == (goal.date, goal.distance)


def test_splits_of_a_document_add_up() -> None:
    for plan in ask().plans:
        assert sum(split.split_s for split in plan.splits) == plan.time_s
        assert sum(split.distance_m for split in plan.splits) == ask().distance_m


def test_the_warm_up_by_the_clock_reaches_into_the_evening_before() -> None:
    assert [part.at for part in ask().warm_up] == [None] * len(ask().warm_up)
    early = ask(start=20)
    assert early.start == "00:20"
    assert early.warm_up[0].at is not None
    assert early.warm_up[0].at > "23:00"
    assert ask(start=9 * 60 + 30).warm_up[-1].at == "09:24"


def test_the_days_around_it_are_those_of_the_plan() -> None:
    sheet = ask()
    assert [(day.date - sheet.date).days for day in sheet.days] == [-6, -5, -4, -3, -2, -1, 0, 1]
    assert sheet.session in {session.id for day in sheet.days for session in day.sessions}


def test_every_source_is_named() -> None:
    sheet = ask(conditions=Conditions(temperature=32.0, dew_point=22.0))
    assert {"hadley-2013", "davis-heat-2025", "own-practice"} <= sheet.sources.keys()


def test_no_race_and_unknown_races_are_refused() -> None:
    with pytest.raises(Refusal, match="no race to come"):
        ask(goals={})
    with pytest.raises(Refusal, match="number or date") as refused:
        ask(name="99")
    assert "your races are" in refused.value.mend
    with pytest.raises(Refusal, match="nobody runs in this"):
        ask(conditions=Conditions(temperature=99.0))


def test_a_race_that_the_plan_does_not_hold_is_not_paced() -> None:
    other = Goal(kind="race", distance=Metres(5_000), date=MONDAY + dt.timedelta(days=20))
    with pytest.raises(Refusal, match="holds no race") as refused:
        ask(goals={1: other})
    assert "surefoot plan" in refused.value.mend


def test_a_race_planned_in_place_of_another_is_paced_as_planned() -> None:
    _, goals = home()
    ((number, goal),) = goals.items()
    longer = {number: msgspec.structs.replace(goal, distance=Metres(42_195))}
    sheet = ask(goals=longer)
    assert sheet.distance_m == goal.distance
    assert sheet.because[0].rule == "PACING-5g"


def test_beside_a_red_flag_no_race_is_paced() -> None:
    found, _ = home()
    gate = Gate(name="see_a_doctor", since=None, earliest_end=None, ends_when="See a doctor", injury=None, because=())
    stopped = msgspec.structs.replace(found, plan=msgspec.structs.replace(found.plan, gate=gate))
    with pytest.raises(Refusal, match="doctor's word") as refused:
        ask(stopped)
    assert refused.value.mend == "See a doctor"
