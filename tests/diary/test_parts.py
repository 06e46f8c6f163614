"""Parts of a scenario read one at a time: the same words, ranges and contradictions as in a whole one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import UNSET

from surefoot.diary import parts
from surefoot.diary.body import Injury
from surefoot.diary.errors import ScenarioError
from surefoot.diary.reading import read_scenario
from surefoot.diary.scenario import Runner
from surefoot.units import Seconds

TODAY = dt.date(2027, 1, 4)
SHIN = Injury(id="shin-1", site="left tibia", onset=dt.date(2026, 10, 1))


def refused(read: Callable[[], Any]) -> ScenarioError:
    with pytest.raises(ScenarioError) as told:
        read()
    return told.value


def test_an_activity_is_what_a_scenario_makes_of_it() -> None:
    document = {"date": "2026-12-30", "distance": "8 km", "duration": "48:00", "rpe": 4, "surface": "trail"}
    week = {"sun": "60 min"}
    whole = {
        "today": "2027-01-04", "runner": {"availability": week}, "goals": [{"kind": "routine"}],
        "log": {"activities": [document]},
    }  # fmt: skip
    assert parts.read_activity(document, TODAY) == read_scenario(json.dumps(whole)).log.activities[0]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"distance": "8"}, "distance"),
        ({"distance": "800 km"}, "distance"),
        ({"duration": "1:00"}, "distance"),
        ({"duration": None}, "duration"),
        ({"date": "2027-01-05"}, "date"),
        ({"date": "soon"}, "date"),
        ({"sport": "ski"}, "sport"),
        ({"rpe": 11}, "rpe"),
        ({"rep": 1}, "rep"),
        ({"avg_hr": 400}, "avg_hr"),
        ({"running": "1:00:00"}, "running"),
    ],
)
def test_an_activity_is_refused_by_its_field(change: dict[str, Any], path: str) -> None:
    document = {"date": "2026-12-30", "distance": "8 km", "duration": "48:00"} | change
    error = refused(lambda: parts.read_activity(document, TODAY))
    assert error.path == path
    assert error.mend


def test_a_check_in_may_name_an_injury_that_is_known() -> None:
    pain = {"site": "left shin", "score": 3, "moment": "during", "injury": "shin-1"}
    document = {"date": "2027-01-04", "pain": [pain], "sleep": "7 h 10 min"}
    found = parts.read_check_in(document, TODAY, [SHIN])
    assert (found.pain[0].injury, found.sleep) == ("shin-1", 25_800)
    assert refused(lambda: parts.read_check_in(document, TODAY)).path == "pain[0].injury"


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"date": "2027-01-05"}, "date"),
        ({"date": "2027-01-04", "fatigue": 11}, "fatigue"),
        ({"date": "2027-01-04", "pain": [{"site": "ear", "score": 1, "moment": "during"}]}, "pain[0].site"),
        ({"date": "2027-01-04", "red_flags": ["sneezing"]}, "red_flags[0]"),
        ({"date": "2027-01-04", "tests": {"hops": "high"}}, "tests.hops"),
    ],
)
def test_a_check_in_is_refused_by_its_field(document: dict[str, Any], path: str) -> None:
    assert refused(lambda: parts.read_check_in(document, TODAY)).path == path


def test_an_injury_a_word_on_it_a_pause_and_a_birth() -> None:
    shin = {"id": "shin-1", "site": "left tibia", "onset": "2026-10-01", "tissue": "bone", "surgery": True}
    assert parts.read_injury(shin, TODAY).tissue == "bone"
    word = {"injury": "shin-1", "date": "2027-01-02", "by": "physician", "checks": "passed"}
    assert parts.read_clearance(word, TODAY, [SHIN]).checks == "passed"
    assert parts.read_clearance(word | {"injury": "birth"}, TODAY).injury == "birth"
    assert parts.read_hold({"from": "2027-03-01", "by": "coach"}, TODAY).to is None
    assert parts.read_birth({"date": "2026-09-01", "symptoms": ["heaviness"]}, TODAY).symptoms == ("heaviness",)


@pytest.mark.parametrize(
    ("read", "document", "path"),
    [
        (parts.read_injury, {"id": "red_flag", "site": "knee", "onset": "2027-01-01"}, "id"),
        (parts.read_injury, {"id": "a", "site": "ear", "onset": "2027-01-01"}, "site"),
        (parts.read_injury, {"id": "a", "site": "knee", "onset": "2027-01-05"}, "onset"),
        (parts.read_injury, {"id": "a", "site": "knee", "onset": "2027-01-03", "resolved": "2027-01-02"}, "resolved"),
        (parts.read_injury, {"id": "a", "site": "knee", "onset": "2027-01-03", "tissue": "jelly"}, "tissue"),
        (parts.read_clearance, {"injury": "shin-1", "date": "2027-01-03", "by": "physician"}, "injury"),
        (parts.read_clearance, {"injury": "birth", "date": "2027-01-05", "by": "physician"}, "date"),
        (parts.read_clearance, {"injury": "birth", "date": "2027-01-03", "by": "friend"}, "by"),
        (parts.read_hold, {"from": "2027-01-03", "to": "2027-01-02", "by": "coach"}, "to"),
        (parts.read_hold, {"from": "2027-01-03", "by": "dog"}, "by"),
        (parts.read_birth, {"date": "2027-01-05"}, "date"),
        (parts.read_birth, {"date": "2027-01-03", "symptoms": ["x" * 101]}, "symptoms[0]"),
    ],
)
def test_parts_of_the_way_back_are_refused_by_their_field(read: Any, document: dict[str, Any], path: str) -> None:
    assert refused(lambda: read(document, TODAY)).path == path


def test_a_goal_alone_and_beside_others() -> None:
    race = {"kind": "race", "distance": "10 km", "date": "2027-04-18", "target_time": "48:00"}
    goal = parts.read_goal(race, TODAY)
    assert (goal.distance, goal.target_time, goal.priority) == (10_000, 2_880, "A")
    error = refused(lambda: parts.refuse_goals((goal, goal), TODAY))
    assert (error.path, error.value) == ("date", "2027-04-18")


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"date": "2027-01-03"}, "date"),
        ({"date": "2040-01-03"}, "date"),
        ({"date": None}, "date"),
        ({"distance": None}, "distance"),
        ({"distance": "10 m"}, "distance"),
        ({"target_time": "20:00"}, "target_time"),
        ({"priority": "D"}, "priority"),
        ({"kind": "routine"}, "distance"),
    ],
)
def test_a_goal_is_refused_by_its_field(change: dict[str, Any], path: str) -> None:
    race = {"kind": "race", "distance": "10 km", "date": "2027-04-18"} | change
    assert refused(lambda: parts.read_goal(race, TODAY)).path == path


def test_a_profile_says_what_it_says_and_forgets_what_is_nothing() -> None:
    told = parts.read_profile({"usual_weekly_distance": "40 km", "max_hr": None, "sex": None, "units": "mi"})
    assert (told.usual_weekly_distance, told.max_hr, told.units) == (40_000, None, "mi")
    assert (told.sex, told.resting_hr) == (UNSET, UNSET)
    assert {"sex", "pregnant", "units"}.isdisjoint(parts.FORGETTABLE)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"max_hr": 20}, "max_hr"),
        ({"units": "furlong"}, "units"),
        ({"availability": {}}, "availability"),
        ({"facilities": ["pool"]}, "facilities[0]"),
    ],
)
def test_a_profile_is_refused_by_its_field(document: dict[str, Any], path: str) -> None:
    assert refused(lambda: parts.read_profile(document)).path == path


def test_a_week_and_its_long_day() -> None:
    assert parts.read_availability({"tue": "60 min", "sun": "2 h 30 min"}) == (0, 3600, 0, 0, 0, 0, 9000)
    assert parts.read_weekday("sun") == 6
    assert refused(lambda: parts.read_availability({"tue": "30 h"})).path == "availability.tue"
    assert refused(lambda: parts.read_weekday("someday")).path == "long_run_day"


def test_a_runner_is_held_against_itself() -> None:
    week = (Seconds(0),) * 6 + (Seconds(3600),)
    parts.refuse_runner(Runner(availability=week), TODAY)
    for runner, path in (
        (Runner(availability=(Seconds(0),) * 7), "availability"),
        (Runner(availability=week, birth_date=dt.date(2020, 1, 1)), "birth_date"),
        (Runner(availability=week, max_hr=150, resting_hr=160), "resting_hr"),
    ):
        assert refused(lambda runner=runner: parts.refuse_runner(runner, TODAY)).path == path


def test_dates_away_come_in_order() -> None:
    found = parts.read_away({"from": "2027-02-06", "to": "2027-02-13", "minutes_a_day": "30 min"}, TODAY)
    assert (found.from_, found.minutes_a_day) == (dt.date(2027, 2, 6), 1800)
    assert refused(lambda: parts.read_away({"from": "2027-02-06", "to": "2027-02-05"}, TODAY)).path == "to"


def test_a_note_can_be_printed() -> None:
    assert parts.read_note("  windy ") == "windy"
    assert refused(lambda: parts.read_note("\0")).path == "note"
    assert refused(lambda: parts.read_note("x" * 1_001, "reason")).path == "reason"
