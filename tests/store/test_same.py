"""SQLite and PostgreSQL give the same: entries, memory, plan, byte for byte."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.diary import entries as log
from surefoot.diary.entries import New, encode_fact
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, scenario_of
from surefoot.diary.scenario import Runner
from surefoot.diary.writing import write_plan
from surefoot.services.demonstration import demonstration
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.services.fake_house import fake_house
from tests.store.conftest import environment_of
from tests.store.logs import NOON, new
from tests.store.raw import execute

TODAY = dt.date(2027, 1, 4)


def a_life() -> list[New]:
    """The demonstration's two years as a log, with decisions, two accepted plans to come, and one taken back."""
    made = demonstration(TODAY)
    ran = [new(log.ActivityRecorded(activity=done), effective=done.date, batch="b") for done in made.log.activities]
    felt = [new(log.CheckedIn(check_in=told), effective=told.date) for told in made.log.check_ins]
    told = log.ProfileSet(birth_date=made.runner.birth_date, sex=made.runner.sex, max_hr=184, resting_hr=54)
    free = log.AvailabilitySet(availability=made.runner.availability)
    start = dt.date(2025, 1, 1)
    decided = [new(told, effective=start), new(free, effective=start), new(log.GoalAdded(goal=made.goals[0]))]
    return [*ran, *felt, *decided, new(log.Retracted(of=len(ran)))]


def memory_of(house: House) -> Memory:
    return remember(house.log.entries(), TODAY)


def live(house: House) -> bytes:
    """Write the life, accept the plan twice, take the second back; the plan that follows."""
    house.log.append(a_life())
    for _ in range(2):
        plan = house.planner.plan(scenario_of(memory_of(house), TODAY, Runner(availability=(0,) * 7)))
        [accepted] = house.log.append([new(log.PlanAccepted(plan=plan))])
    house.log.append([new(log.Retracted(of=accepted.id))])
    return write_plan(house.planner.plan(scenario_of(memory_of(house), TODAY, Runner(availability=(0,) * 7))))


def test_both_databases_give_the_same_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opener) -> None:
    fake = fake_house(NOON)
    expected = live(fake)
    for database in ("sqlite", "postgresql"):
        with environment_of(database, tmp_path) as settings, monkeypatch.context() as set_up:
            for name, value in settings.items():
                set_up.setenv(name, value)
            house = opener(now=lambda: NOON, planner=fake.planner)
            assert live(house) == expected
            assert house.log.entries() == fake.log.entries()
            assert [encode_fact(one.fact) for one in house.log.entries()] == [
                encode_fact(one.fact) for one in fake.log.entries()
            ]
            assert memory_of(house).__dict__.keys() == memory_of(fake).__dict__.keys()
            assert memory_of(house).log() == memory_of(fake).log()
            assert memory_of(house).accepted.plan == memory_of(fake).accepted.plan


def test_a_plan_is_read_when_it_is_asked_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    live(house)
    read: list[int] = []

    def counted(content: bytes) -> log.Fact:
        read.append(len(content))
        return log.decode_fact(content)

    monkeypatch.setattr("surefoot.store.repository.decode_fact", counted)
    memory = memory_of(house)
    small = max(read)
    assert memory.accepted.plan.today == TODAY
    assert memory.accepted.plan is memory.accepted.plan
    assert [size for size in read if size > small] == [read[-1]]
    assert read[-1] > 100 * small


def test_a_plan_that_is_none_is_named(house: House) -> None:
    house.log.append([new(log.Retracted(of=9))])
    columns = "runner_id, author, effective, recorded, batch, of, digest, codec, fact"
    execute(
        house,
        f"INSERT INTO store_entry (number, kind, {columns})"
        f" SELECT 2, 'plan_accepted', {columns} FROM store_entry WHERE number = 1",
    )
    accepted = house.log.entries()[1].fact
    with pytest.raises(Refusal, match="it is retracted and no plan"):
        accepted.plan  # noqa: B018


def test_errors_are_the_same(house: House) -> None:
    with pytest.raises(Refusal) as refused:
        house.originals.get("0" * 64)
    assert (refused.value.path, refused.value.message, refused.value.mend) == (
        "original",
        "this file is not here",
        "import it again",
    )
