"""Profile, goals, dates away and undo: what is written, what is refused, and by which name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from surefoot.diary.entries import AvailabilitySet, ProfileSet, Retracted
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.services import deciding
from surefoot.services.daily import current
from surefoot.services.defaults import DEFAULT_AGE, DEFAULT_AVAILABILITY
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, TODAY, small_house

RACE = {"kind": "race", "distance": "10 km", "date": "2027-04-18", "target_time": "48:00"}
HALF = {"kind": "race", "distance": "21098 m", "date": "2027-03-07", "priority": "B"}


@pytest.fixture
def house() -> House:
    return fake_house(NOON)


def refused(house: House, call: Callable[[], Any]) -> ScenarioError | Refusal:
    """The refusal of a call that writes nothing."""
    before = list(house.log.entries())
    with pytest.raises((ScenarioError, Refusal)) as told:
        call()
    assert house.log.entries() == before
    return told.value


def test_without_a_word_the_default_runner_is_planned_for(house: House) -> None:
    found = deciding.profile(house, TODAY)
    assert found.told == frozenset()
    assert (found.runner.birth_date, found.runner.availability) == (TODAY - DEFAULT_AGE, DEFAULT_AVAILABILITY)


def test_a_profile_is_told_bit_by_bit_and_forgotten_again(house: House) -> None:
    deciding.set_profile(house, {"max_hr": 185, "sex": "female"}, today=TODAY)
    deciding.set_profile(house, {"max_hr": None, "timezone": "Europe/Berlin", "units": "mi"}, today=TODAY)
    found = deciding.profile(house, TODAY)
    assert (found.runner.max_hr, found.runner.sex, found.runner.timezone) == (None, "female", "Europe/Berlin")
    assert (found.told, found.units) == ({"sex", "timezone"}, "mi")
    assert [type(entry.fact) for entry in house.log.entries()] == [ProfileSet, ProfileSet]


def test_a_week_is_an_entry_of_its_own_and_single_days_change_it(house: House) -> None:
    week = {"tue": "60 min", "sun": "2 h"}
    both = deciding.set_profile(house, {"availability": week, "experience": "seasoned"}, today=TODAY)
    assert [type(entry.fact) for entry in both] == [ProfileSet, AvailabilitySet]
    deciding.set_profile(house, {"days": {"wed": "45 min"}, "long_run_day": "sun"}, today=TODAY)
    deciding.set_profile(house, {"days": {"tue": "0 min"}}, today=TODAY)
    found = deciding.profile(house, TODAY)
    assert found.runner.availability == (0, 0, 2700, 0, 0, 0, 7200)
    assert (found.runner.long_run_day, found.told) == (6, {"availability", "long_run_day", "experience"})
    deciding.set_profile(house, {"long_run_day": None}, today=TODAY)
    assert deciding.profile(house, TODAY).runner.long_run_day is None


def test_single_days_change_the_default_week_where_none_was_told(house: House) -> None:
    deciding.set_profile(house, {"days": {"mon": "30 min"}}, today=TODAY)
    assert deciding.profile(house, TODAY).runner.availability == (1800, *DEFAULT_AVAILABILITY[1:])


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"birth_date": "2020-01-01"}, "birth_date"),
        ({"max_hr": 100, "resting_hr": 105}, "resting_hr"),
        ({"availability": {}}, "availability"),
        ({"availability": {"tue": "30 h"}}, "availability.tue"),
        ({"long_run_day": "someday"}, "long_run_day"),
        ({"timezone": "Atlantis/Capital"}, "timezone"),
        ({"timezone": "not a zone"}, "timezone"),
        ({"usual_weekly_distance": "9000 km"}, "usual_weekly_distance"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(house: House, document: dict[str, Any], path: str) -> None:
    assert refused(house, lambda: deciding.set_profile(house, document, today=TODAY)).path == path


def test_what_is_told_later_is_held_against_what_was_told(house: House) -> None:
    deciding.set_profile(house, {"max_hr": 100}, today=TODAY)
    error = refused(house, lambda: deciding.set_profile(house, {"resting_hr": 105}, today=TODAY))
    assert error.path == "resting_hr"


def test_a_profile_as_a_document_has_every_field(house: House) -> None:
    deciding.set_profile(house, {"usual_weekly_distance": "40 km"}, today=TODAY)
    document = deciding.profile_document(deciding.profile(house, TODAY))
    assert document["told"] == ["usual_weekly_distance"]
    profile = document["profile"]
    assert isinstance(profile, dict)
    assert (profile["usual_weekly_distance"], profile["max_hr"], profile["units"]) == ("40 km", None, "km")
    assert profile["availability"]["sun"] == "2 h 30 min"


def test_goals_are_added_changed_and_let_go(house: House) -> None:
    race = deciding.add_goal(house, RACE, today=TODAY).id
    half = deciding.add_goal(house, HALF, today=TODAY).id
    deciding.change_goal(house, race, {"date": "2027-05-02", "target_time": None}, today=TODAY)
    goals = deciding.goals_of(house, TODAY).goals
    assert list(goals) == [race, half]
    assert (goals[race].date, goals[race].target_time, goals[race].distance) == (dt.date(2027, 5, 2), None, 10_000)
    deciding.remove_goal(house, race, today=TODAY)
    assert list(deciding.goals_of(house, TODAY).goals) == [half]


def test_a_goal_of_another_kind_is_told_anew(house: House) -> None:
    number = deciding.add_goal(house, RACE, today=TODAY).id
    deciding.change_goal(house, number, {"kind": "routine"}, today=TODAY)
    goal = deciding.goals_of(house, TODAY).goals[number]
    assert (goal.kind, goal.distance, goal.date) == ("routine", None, None)


def test_one_race_a_day_by_the_number_of_the_other(house: House) -> None:
    race = deciding.add_goal(house, RACE, today=TODAY).id
    half = deciding.add_goal(house, HALF, today=TODAY).id
    same_day = HALF | {"date": "2027-04-18"}
    error = refused(house, lambda: deciding.add_goal(house, same_day, today=TODAY))
    assert (error.path, error.message) == ("date", f"goal {race} is a race on the same day")
    error = refused(house, lambda: deciding.change_goal(house, half, {"date": "2027-04-18"}, today=TODAY))
    assert str(race) in error.mend
    assert deciding.change_goal(house, race, {"target_time": "50:00"}, today=TODAY).id == 3


def test_a_race_that_is_over_stands_in_nobodys_way(house: House) -> None:
    deciding.add_goal(house, RACE, today=TODAY)
    later = dt.date(2027, 5, 1)
    number = deciding.add_goal(house, RACE | {"date": "2027-09-12"}, today=later).id
    found = deciding.goals_of(house, later)
    over = {entry["id"]: entry["over"] for entry in deciding.goals_document(found, later)["goals"]}  # type: ignore[attr-defined]
    assert over == {1: True, number: False}
    assert [goal.date for goal in current(house, later).scenario.goals] == [dt.date(2027, 9, 12)]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (RACE | {"date": "2027-01-03"}, "date"),
        (RACE | {"target_time": "20:00"}, "target_time"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_goals_that_cannot_be_are_refused(house: House, document: dict[str, Any], path: str) -> None:
    assert refused(house, lambda: deciding.add_goal(house, document, today=TODAY)).path == path


def test_unknown_goals_are_refused_with_those_that_there_are(house: House) -> None:
    error = refused(house, lambda: deciding.remove_goal(house, 7, today=TODAY))
    assert "goal add" in error.mend
    deciding.add_goal(house, RACE, today=TODAY)
    assert "your goals are 1" in refused(house, lambda: deciding.remove_goal(house, 7, today=TODAY)).mend
    deciding.remove_goal(house, 1, today=TODAY)
    assert refused(house, lambda: deciding.change_goal(house, 1, {"priority": "B"}, today=TODAY)).path == "goal"


def test_goals_as_documents_read_back(house: House) -> None:
    number = deciding.add_goal(house, RACE, today=TODAY).id
    (goal,) = deciding.goals_document(deciding.goals_of(house, TODAY), TODAY)["goals"]  # type: ignore[misc]
    told = {name: goal[name] for name in ("id", "distance", "date", "target_time", "priority", "surface", "climb")}
    assert told == {
        "id": number, "distance": "10 km", "date": "2027-04-18", "target_time": "48:00", "priority": "A",
        "surface": "road", "climb": "0 m",
    }  # fmt: skip


def test_dates_away_count_from_the_day_they_are_told(house: House) -> None:
    document = {"from": "2027-02-06", "to": "2027-02-13", "minutes_a_day": "30 min"}
    entry = deciding.set_away(house, document, today=TODAY)
    away = remember(house.log.entries(), TODAY).away[entry.id]
    assert (entry.effective, away.to, away.minutes_a_day) == (TODAY, dt.date(2027, 2, 13), 1800)
    turned = {"from": "2027-02-06", "to": "2027-02-05"}
    assert refused(house, lambda: deciding.set_away(house, turned, today=TODAY)).path == "to"


def test_undo_takes_back_and_brings_back() -> None:
    house = small_house()
    done = deciding.undo(house, 1, today=TODAY, reason="not mine")
    assert done.of.id == 1
    assert done.entry.fact == Retracted(of=1, reason="not mine")
    assert list(remember(house.log.entries(), TODAY).outings) == [2]
    deciding.undo(house, done.entry.id, today=TODAY)
    assert list(remember(house.log.entries(), TODAY).outings) == [1, 2]
    assert deciding.undo(house, 1, today=TODAY).entry.id == 8


def test_a_goal_that_was_let_go_comes_back(house: House) -> None:
    number = deciding.add_goal(house, RACE, today=TODAY).id
    gone = deciding.remove_goal(house, number, today=TODAY).id
    deciding.undo(house, gone, today=TODAY)
    assert list(deciding.goals_of(house, TODAY).goals) == [number]


def test_undo_refuses_what_is_not_there_and_what_is_undone(house: House) -> None:
    assert "empty" in refused(house, lambda: deciding.undo(house, 1, today=TODAY)).mend
    deciding.add_goal(house, RACE, today=TODAY)
    assert "the newest is 1" in refused(house, lambda: deciding.undo(house, 9, today=TODAY)).mend
    by = deciding.undo(house, 1, today=TODAY).entry.id
    error = refused(house, lambda: deciding.undo(house, 1, today=TODAY))
    assert (error.path, f"undo {by}" in error.mend) == ("entry", True)
    assert refused(house, lambda: deciding.undo(house, by, today=TODAY, reason="\x07")).path == "reason"


def test_entries_of_later_days_are_counted_and_wait(house: House) -> None:
    deciding.add_goal(house, RACE, today=TODAY)
    yesterday = TODAY - dt.timedelta(days=1)
    assert deciding.goals_of(house, yesterday) == deciding.Goals({}, "km", 1)
    assert deciding.profile(house, yesterday).ahead == 1
    assert deciding.profile(house, TODAY).ahead == 0
