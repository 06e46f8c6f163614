"""Writing into the log by hand: outings and check-ins, judged as in a scenario, and what follows from them."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.entries import ActivityRecorded, CheckedIn, GoalAdded, OverlayApplied
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory
from surefoot.diary.scenario import Goal
from surefoot.services.daily import accept
from surefoot.services.following import consequence
from surefoot.services.ports import House
from surefoot.services.recording import add_activity, alike, check_in, check_ins, unanswered_run
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, TODAY, injured, run, small_house, write

RUN = {"date": "2027-01-03", "distance": "8 km", "duration": "48:00", "rpe": 4}
PAIN = {"site": "left shin", "score": 3, "moment": "during"}


@pytest.fixture
def house() -> House:
    return fake_house(NOON)


def memory_of(house: House) -> Memory:
    return remember(house.log.entries(), TODAY)


def test_a_run_by_hand_is_an_outing_of_its_day(house: House) -> None:
    entry = add_activity(house, RUN, today=TODAY, note=" windy ")
    assert isinstance(entry.fact, ActivityRecorded)
    assert (entry.effective, entry.fact.note, entry.author) == (dt.date(2027, 1, 3), "windy", "runner")
    outing = memory_of(house).outings[entry.id]
    assert (outing.activity.distance, outing.activity.rpe, outing.origins) == (8_000, 4, ())


@pytest.mark.parametrize("change", [{"date": "2027-01-05"}, {"distance": "80 km"}, {"sport": "ski"}])
def test_what_the_diary_refuses_is_not_written(house: House, change: dict[str, str]) -> None:
    with pytest.raises(ScenarioError) as told:
        add_activity(house, RUN | change, today=TODAY)
    assert told.value.path == next(iter(change))
    assert house.log.entries() == []


def test_a_note_that_cannot_be_printed_is_refused(house: House) -> None:
    with pytest.raises(ScenarioError, match="cannot be printed"):
        add_activity(house, RUN, today=TODAY, note="\x07")
    assert house.log.entries() == []


def test_an_outing_like_another_of_its_day_is_noticed(house: House) -> None:
    first = add_activity(house, RUN, today=TODAY)
    walk = add_activity(house, RUN | {"sport": "walk"}, today=TODAY)
    second = add_activity(house, RUN | {"distance": "8.1 km"}, today=TODAY)
    memory = memory_of(house)
    assert [outing.id for outing in alike(memory, second)] == [first.id]
    assert alike(memory, walk) == ()
    assert alike(memory, check_in(house, {"date": "2027-01-04"}, today=TODAY)) == ()


def test_the_last_run_is_unanswered_until_somebody_says_how_it_felt(house: House) -> None:
    assert unanswered_run(house, TODAY) is None
    add_activity(house, {"date": "2026-12-29", "duration": "30 min"}, today=TODAY)
    assert unanswered_run(house, TODAY) == dt.date(2026, 12, 29)
    add_activity(house, {"date": "2027-01-02", "duration": "30 min"}, today=TODAY)
    add_activity(house, {"date": "2027-01-03", "duration": "30 min", "sport": "swim"}, today=TODAY)
    saturday = dt.date(2027, 1, 2)
    check_in(house, {"date": "2027-01-02", "fatigue": 3}, today=TODAY)
    check_in(house, {"date": "2027-01-04", "pain": []}, today=TODAY)
    assert [unanswered_run(house, saturday + dt.timedelta(days=days)) for days in (0, 6, 7)] == [
        saturday, saturday, None,
    ]  # fmt: skip
    check_in(house, {"date": "2027-01-02", "pain": []}, today=TODAY)
    assert unanswered_run(house, TODAY) is None


def test_several_check_ins_are_written_all_or_none(house: House) -> None:
    good, bad = {"date": "2027-01-03", "pain": []}, {"date": "2027-01-04", "fatigue": 11}
    with pytest.raises(ScenarioError):
        check_ins(house, [good, bad], today=TODAY)
    assert house.log.entries() == []
    assert [entry.effective.day for entry in check_ins(house, [good, bad | {"fatigue": 1}], today=TODAY)] == [3, 4]


def test_a_check_in_speaks_of_its_day(house: House) -> None:
    entry = check_in(house, {"date": "2027-01-03", "pain": [PAIN]}, today=TODAY)
    assert isinstance(entry.fact, CheckedIn)
    assert (entry.effective, entry.fact.check_in.pain[0].site) == (dt.date(2027, 1, 3), "left shin")


def test_a_pain_names_an_injury_that_the_log_knows(house: House) -> None:
    named = {"date": "2027-01-03", "pain": [PAIN | {"injury": "shin-1"}]}
    with pytest.raises(ScenarioError) as told:
        check_in(house, named, today=TODAY)
    assert told.value.path == "pain[0].injury"
    injured(house)
    assert check_in(house, named, today=TODAY).id == 2


def test_pain_of_three_makes_all_easy_and_rest_opens_nothing(house: House) -> None:
    calm = check_in(house, {"date": "2027-01-04", "fatigue": 3}, today=TODAY)
    follows = consequence(house, calm, TODAY)
    assert follows is not None
    assert (follows.before.name, follows.gate.name, follows.changes) == ("clear", "clear", ())
    hurt = check_in(house, {"date": "2027-01-04", "pain": [PAIN]}, today=TODAY)
    follows = consequence(house, hurt, TODAY)
    assert follows is not None
    assert (follows.before.name, follows.gate.name) == ("clear", "easy_only")
    calm = check_in(house, {"date": "2027-01-04", "fatigue": 1}, today=TODAY)
    follows = consequence(house, calm, TODAY)
    assert follows is not None
    assert (follows.before.name, follows.gate.name) == ("easy_only", "easy_only")


def test_small_pain_once_is_written_down_and_leaves_the_plan_as_it_is(house: House) -> None:
    small = check_in(house, {"date": "2027-01-04", "pain": [PAIN | {"score": 2}]}, today=TODAY)
    follows = consequence(house, small, TODAY)
    assert follows is not None
    assert (follows.before.name, follows.gate.name, follows.changes) == ("clear", "clear", ())


def test_sessions_of_an_accepted_plan_that_change_are_told_once(house: House) -> None:
    for day in range(1, 29):
        write(house, ActivityRecorded(activity=run(dt.date(2026, 12, day), 8_000, 48)), on=dt.date(2026, 12, day))
    write(house, GoalAdded(goal=Goal(kind="routine")))
    accept(house, TODAY)
    first = check_in(house, {"date": "2027-01-04", "pain": [PAIN]}, today=TODAY)
    second = check_in(house, {"date": "2027-01-04", "pain": [PAIN]}, today=TODAY)
    told = consequence(house, first, TODAY)
    again = consequence(house, second, TODAY)
    assert told is not None
    assert again is not None
    assert told.changes
    assert all(change.before != change.after for change in told.changes)
    assert again.changes == ()
    assert again.before == again.gate


def test_where_no_plan_can_be_made_the_entry_stands_all_the_same() -> None:
    house = small_house()
    write(house, OverlayApplied(overlay={"load/no_such_number": 3}))
    entry = check_in(house, {"date": "2027-01-04", "fatigue": 3}, today=TODAY)
    assert consequence(house, entry, TODAY) is None
    assert house.log.entries()[-1] == entry
