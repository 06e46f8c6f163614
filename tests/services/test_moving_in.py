"""A scenario moves into an empty log, and only there."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.writing import write_plan
from surefoot.services.daily import current, current_of
from surefoot.services.demonstration import demonstration
from surefoot.services.moving_in import move_in
from surefoot.services.planning import Planner
from surefoot.services.ports import House
from surefoot.units import Metres, Seconds
from tests.services.fake_house import fake_house

TODAY = dt.date(2027, 1, 4)


@pytest.fixture
def house() -> House:
    return fake_house(dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC))


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def whole_scenario() -> Scenario:
    """A scenario with something in every part of its log."""
    log = Log(
        activities=demonstration(TODAY).log.activities[-30:],
        check_ins=(CheckIn(date=ago(3), fatigue=2),),
        injuries=(Injury(id="calf-1", site="left calf", onset=ago(200), resolved=ago(150)),),
        clearances=(Clearance(injury="calf-1", date=ago(160), by="therapist"),),
        holds=(Hold(from_=ago(199), to=ago(161), by="therapist"),),
        away=(Away(from_=ago(-30), to=ago(-35)),),
        births=(Birth(date=ago(700), caesarean=True),),
    )
    runner = Runner(availability=(Seconds(3600),) * 7, birth_date=dt.date(1990, 5, 1), max_hr=188, long_run_day=5)
    goals = (Goal(kind="race", distance=Metres(10_000), date=ago(-90)), Goal(kind="routine"))
    return Scenario(today=TODAY, units="mi", runner=runner, goals=goals, log=log)


@pytest.mark.parametrize("scenario", [demonstration(TODAY), whole_scenario()], ids=["demonstration", "everything"])
def test_the_log_amounts_to_the_scenario_that_moved_in(house: House, scenario: Scenario) -> None:
    written = move_in(house, scenario)
    assert [entry.id for entry in written] == list(range(1, len(written) + 1))
    amounts = current_of(written, TODAY, house.planner).scenario
    assert msgspec.structs.replace(amounts, accepted_plan=None) == scenario


def test_its_plan_is_accepted_and_stands_as_it_was_made(house: House) -> None:
    scenario = demonstration(TODAY)
    move_in(house, scenario)
    found = current(house, TODAY)
    assert found.accepted is not None
    assert write_plan(found.plan) == write_plan(Planner().plan(scenario))


def test_a_log_that_holds_anything_is_left_as_it_is(house: House) -> None:
    first = move_in(house, demonstration(TODAY))
    assert first
    assert move_in(house, demonstration(TODAY, "marathon")) == []
    assert house.log.entries() == first
