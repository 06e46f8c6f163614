"""Bad scenarios: each is refused at the right place, with what was found and how to mend it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from surefoot.diary.errors import ScenarioError
from surefoot.diary.reading import read_scenario
from tests.diary.documents import Doc, changed, usual, without

NAN, INF = float("nan"), float("inf")

REQUIRED = [
    "today", "goals", "runner", "runner.availability", "goals[0].kind", "goals[0].distance", "goals[0].date",
    "log.activities[0].date", "log.activities[1].duration", "log.check_ins[0].date",
    "log.check_ins[0].pain[0].site", "log.check_ins[0].pain[0].score", "log.check_ins[0].pain[0].moment",
    "log.injuries[0].id", "log.injuries[0].site", "log.injuries[0].onset",
    "log.clearances[0].injury", "log.clearances[0].date", "log.clearances[0].by",
    "log.holds[0].from", "log.holds[0].by", "log.away[0].from", "log.away[0].to", "log.births[0].date",
    "log.strength[0].date", "log.strength[0].exercises[0].exercise",
]  # fmt: skip

#: path, value put there, what the message says, what the mend says
SPRINT, STAGE = [{"distance": "1 km", "duration": "1:40"}], [{"distance": "50 km", "duration": "5:00:00"}]
REFUSED: list[tuple[str, Any, str, str]] = [
    # unknown fields and words
    ("runer", {}, "no field `runer`", "did you mean runner?"),
    ("runner.ag", 30, "no field `ag`", "write one of: birth_date"),
    ("runner.availability.sunday", "1 h", "no field `sunday`", "did you mean sun?"),
    ("log.activities[1].distence", "8 km", "no field", "did you mean distance?"),
    ("log.check_ins[0].pain[0].sight", "knee", "no field", "did you mean site?"),
    ("goals[0].priorty", "A", "no field", "did you mean priority?"),
    ("units", "miles", "not known", "mi"),
    ("runner.sex", "woman", "not known", "female"),
    ("runner.long_run_day", "Sunday", "not known", "did you mean sun?"),
    ("runner.facilities", ["gym", "pool"], "not known", "track"),
    ("log.activities[0].sport", "running", "not known", "did you mean run?"),
    ("log.activities[0].surface", "mud", "not known", "road"),
    ("log.check_ins[0].illness", "flu", "not known", "above_neck"),
    ("log.check_ins[0].red_flags", ["chest pain"], "not known", "did you mean chest_pain?"),
    ("log.check_ins[0].pain[0].moment", "before", "not known", "write one of"),
    ("log.check_ins[0].pain[0].site", "left shinn", "part of the body", "did you mean shin?"),
    ("log.check_ins[0].pain[0].site", "left left shin", "part of the body", "shin"),
    ("log.check_ins[0].pain[0].site", "left", "part of the body", "write one of"),
    ("log.injuries[0].site", 7, "a number", "left, right, both"),
    ("log.clearances[0].by", "friend", "not known", "physician"),
    ("goals[0].kind", "marathon", "not known", "race, routine"),
    ("goals[0].priority", "a", "not known", "A, B, C"),
    ("log.strength[0].kind", "yoga", "not known", "strength, plyometrics"),
    ("log.strength[0].exercises[0].exercise", "Goblet squat", "not the id", "goblet_squat"),
    # wrong types
    ("today", 20270104, "this is a number", "2027-01-04"),
    ("today", "4 January 2027", "not a date", "2027-01-04"),
    ("today", "2027-02-30", "not a date", "2027-01-04"),
    ("today", "2027-W01-1", "not a date", "2027-01-04"),
    ("today", "20270104", "not a date", "2027-01-04"),
    ("today", "0001-01-01", "not a date", "2027-01-04"),
    ("today", "9999-12-31", "not a date", "2027-01-04"),
    ("runner", [], "this is a list", "availability"),
    ("runner", "me", "this is text", "availability"),
    ("runner.availability", "60 min", "this is text", "mon, tue"),
    ("runner.availability.tue", 60, "has no unit", "write 60 min"),
    ("runner.availability.tue", 1.5, "has no unit", "write 1.5 min"),
    ("runner.pregnant", "no", "this is text", "true or false"),
    ("runner.pregnant", 0, "this is a number", "true or false"),
    ("runner.max_hr", True, "true or false", "a whole number"),
    ("runner.max_hr", "185", "this is text", "a whole number from 100 to 240 beats a minute"),
    ("runner.max_hr", 185.5, "this is a number", "a whole number"),
    ("runner.sex", True, "one of these words", "female"),
    ("runner.timezone", 1, "this is a number", "quotes"),
    ("runner.timezone", "Europe Berlin", "time zone", "Europe/Berlin"),
    ("log", [], "this is a list", "activities"),
    ("log.activities", {}, "this is a mapping", "as a list"),
    ("log.activities[0]", None, "this is nothing", "date, duration"),
    ("log.activities[0].distance", True, "text with a unit", "8 km"),
    ("log.activities[0].race", "yes", "this is text", "true or false"),
    ("log.injuries[0].id", 1, "this is a number", "quotes"),
    ("goals", {"kind": "routine"}, "this is a mapping", "as a list"),
    ("overlay", [], "this is a list", "load/single_run_growth"),
    ("accepted_plan", "plan", "this is text", "whole plan"),
    # no numbers, bad quantities
    ("log.activities[0].distance", "8", "has no unit", "write 8 km"),
    ("log.activities[0].distance", 8, "has no unit", "write 8 km"),
    ("log.activities[0].distance", "-8 km", "cannot be negative", "8 km"),
    ("log.activities[0].distance", "8 parsecs", "not a distance", "8 km"),
    ("log.activities[0].distance", "8" * 1000, "not a distance", "8 km"),
    ("log.activities[0].distance", NAN, "not a number", "8 km"),
    ("log.activities[0].duration", INF, "not a number", "45 min"),
    ("log.activities[0].duration", "nan min", "not a duration", "45 min"),
    ("log.activities[0].duration", "48:61", "not a duration", "45 min"),
    ("log.activities[0].duration", "0 min", "out of the plausible range", "1 s"),
    ("log.strength[0].exercises[0].load", 16, "has no unit", "write 16 kg"),
    ("log.strength[0].exercises[0].load", "16 stone", "not a weight", "16 kg"),
    ("log.activities[0].rpe", NAN, "not a number", "0 to 10"),
    ("runner.max_hr", -INF, "not a number", "100 to 240"),
    ("overlay.a", NAN, "not a number", "plain number"),
    ("overlay.a", 10**30, "too large", "plausible"),
    ("overlay.a", {"b": [1, {"c": INF}]}, "not a number", "plain number"),
    # out of range
    ("runner.birth_date", "1826-12-01", "from 16 to 100 years of age, and this is 200", "year of birth"),
    ("runner.birth_date", "2027-01-05", "and this is -1", "year of birth"),
    ("runner.birth_date", "2015-01-04", "and this is 12", "year of birth"),
    ("runner.availability.sun", "25 h", "out of the plausible range", "16 h"),
    ("runner.usual_weekly_distance", "4000 km", "out of the plausible range", "400.0 km"),
    ("runner.longest_recent", "500 km", "out of the plausible range", "330.0 km"),
    ("runner.max_hr", 300, "out of range", "100 to 240"),
    ("runner.resting_hr", 5, "out of range", "25 to 120"),
    ("runner.timezone", "x" * 101, "100 characters", "fit"),
    ("runner.timezone", " ", "1 to 100 characters", "fit"),
    ("runner.timezone", "Europe/\ud800", "cannot be printed", "leave that character out"),
    ("log.activities[0].rpe", 11, "out of range", "0 to 10"),
    ("log.strength[0].exercises[0].sets", 99, "out of range", "1 to 30 sets"),
    ("log.strength[0].exercises[0].load", "500 kg", "out of the plausible range", "0 kg to 400 kg"),
    ("log.activities[0].avg_hr", 400, "out of range", "40 to 240"),
    ("log.activities[0].duration", "100 h", "out of the plausible range", "72 h"),
    ("log.check_ins[0].pain[0].score", -1, "out of range", "0 to 10"),
    ("log.check_ins[0].sleep", "25 h", "out of the plausible range", "24 h"),
    ("goals[0].distance", "400 m", "out of the plausible range", "1.5 km"),
    ("goals[0].distance", "101 mi", "out of the plausible range", "161.0 km"),
    ("goals[0].climb", "30 km", "out of the plausible range", "20.0 km"),
    ("goals[0].date", "2037-01-01", "more than 1096 days away", "routine"),
    ("log.holds[0].reason", "x" * 1001, "0 to 1000 characters", "fit"),
    ("overlay", {str(n): n for n in range(1001)}, "more than 1000 entries", "leave"),
    ("goals", [{"kind": "routine"}] * 1001, "more than 1000 entries", "leave"),
    # contradictions
    ("runner.availability", {"mon": "0 min"}, "no time to run", "at least one day"),
    ("runner.availability", {}, "no time to run", "at least one day"),
    ("goals", [], "at least one goal", "kind: routine"),
    ("goals[0].date", "2027-01-03", "before today, 2027-01-04", "coming race"),
    ("goals[1]", {"kind": "routine", "date": "2027-04-18"}, "a routine has no date", "kind: race"),
    ("goals[1]", {"kind": "come_back", "distance": "5 km"}, "a come_back has no distance", "kind: race"),
    ("goals[0].target_time", "12:00", "12:00 for 10.0 km is not plausible", "hours too"),
    ("goals[0].target_time", "25:30", "not plausible", "hours too"),
    ("goals[0].target_time", "5:00:00", "not plausible", "hours too"),
    ("log.activities[1].date", "2027-01-05", "after today, 2027-01-04", "the past"),
    ("log.check_ins[0].date", "2027-01-05", "after today", "the past"),
    ("log.injuries[0].onset", "2027-01-05", "after today", "the past"),
    ("log.injuries[0].running_stopped", "2027-01-05", "after today", "the past"),
    ("log.injuries[0].resolved", "2027-01-05", "after today", "the past"),
    ("log.clearances[0].date", "2027-01-05", "after today", "the past"),
    ("log.strength[0].date", "2027-01-05", "after today", "the past"),
    ("log.births[0].date", "2027-01-05", "after today", "the past"),
    ("log.activities[0].running", "40 min", "more than its duration, 36:00", "both times"),
    (
        "log.activities[0].best_efforts",
        [{"distance": "1 km", "duration": "1:40"}],
        "1:40 /km is faster than 1:45 /km",
        "distance and duration",
    ),
    (
        "log.activities[0].best_efforts",
        [{"distance": "50 km", "duration": "5:00:00"}],
        "more than its outing, ",
        "both distances",
    ),
    ("log.holds[0].to", "2026-11-30", "before `from`, 2026-12-01", "both dates"),
    ("log.away[0].to", "2027-01-31", "before `from`, 2027-02-01", "both dates"),
    ("log.injuries[0].resolved", "2026-09-30", "before its onset, 2026-10-01", "both dates"),
    ("log.injuries[0].id", "red_flag", "a meaning of its own", "another id"),
    ("log.clearances[0].injury", "knee-1", "no injury bears this id", "shin-1, red_flag"),
    ("log.clearances[0].date", "2026-09-30", "before the onset, 2026-10-01", "both dates"),
    ("log.check_ins[0].pain[0].injury", "knee-1", "no injury bears this id", "shin-1"),
]


def refusal(document: Doc) -> ScenarioError:
    """The error of a document: NaN and Infinity travel as Python writes them into JSON."""
    with pytest.raises(ScenarioError) as refused:
        read_scenario(json.dumps(document))
    return refused.value


def test_the_unchanged_document_is_fine() -> None:
    assert read_scenario(json.dumps(usual())).goals[0].distance == 10_000


@pytest.mark.parametrize("path", REQUIRED)
def test_a_required_field_that_is_left_out_or_null(path: str) -> None:
    for document in (without(usual(), path), changed(usual(), path, None)):
        error = refusal(document)
        assert (error.path, error.value) == (path, None)
        assert "required" in error.message or "needs its" in error.message
        assert "add" in error.mend


@pytest.mark.parametrize(("path", "value", "message", "mend"), REFUSED)
def test_what_is_refused_and_where(path: str, value: Any, message: str, mend: str) -> None:
    error = refusal(changed(usual(), path, value))
    assert error.path.startswith(path) or path.startswith(error.path)
    assert error.path != "$"
    assert message in error.message
    assert mend in error.mend


@pytest.mark.parametrize(
    ("path", "value", "exact"),
    [
        ("log.activities[1].distance", "8", "log.activities[1].distance"),
        ("runner.availability.sun", "60", "runner.availability.sun"),
        ("overlay.a", {"b": [1, {"c": INF}]}, "overlay.a.b[1].c"),
        ("overlay.a", {"b\ud800": 1}, "overlay.a.b\ufffd"),
        ("goals[1]", {"kind": "routine", "date": "2027-04-18"}, "goals[1].date"),
        ("goals[1]", {"kind": "race", "date": "2027-04-18", "distance": "5 km"}, "goals[1].date"),
        ("goals[1]", {"kind": "mile_block", "target_time": "5:00"}, "goals[1].distance"),
        ("runner.resting_hr", 120, "runner.resting_hr"),
        ("", 1, ""),
    ],
)
def test_paths_are_exact_to_the_last_step(path: str, value: Any, exact: str) -> None:
    document = changed(changed(usual(), "runner.max_hr", 110), path, value) if path else {**usual(), "": value}
    assert refusal(document).path == (exact or "$")


def test_the_error_is_the_contracts_document() -> None:
    error = refusal(changed(usual(), "log.activities[1].distance", "8"))
    assert error.to_document() == {
        "error": {
            "path": "log.activities[1].distance",
            "value": "8",
            "message": "the distance has no unit",
            "mend": "write 8 km, for example",
        }
    }
    assert str(error) == "log.activities[1].distance: the distance has no unit (found '8'); write 8 km, for example"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "true"),
        ({}, "a mapping"),
        ([], "a list"),
        (1.5, "1.5"),
        ("x" * 100, "x" * 60 + "…"),
        ("\x1b[31m", "\ufffd[31m"),
    ],
)
def test_a_found_value_is_shown_short_and_printable(value: Any, shown: str) -> None:
    assert refusal(changed(usual(), "units", value)).value == shown


@pytest.mark.parametrize(
    ("distance", "duration"), [("8 km", "18:39"), ("8 km", "3:20:01"), ("0 m", "30 min"), ("1 mi", "1:00")]
)
def test_a_run_that_is_none(distance: str, duration: str) -> None:
    run = {"date": "2027-01-01", "distance": distance, "duration": duration}
    error = refusal(changed(usual(), "log.activities[2]", run))
    assert error.path == "log.activities[2].distance"
    assert "is no run: they take 2:20 /km to 25:00 /km" in error.message
    assert "walk" in error.mend


def test_two_injuries_of_one_name() -> None:
    document = usual()
    document["log"]["injuries"] *= 2
    error = refusal(document)
    assert (error.path, error.value) == ("log.injuries[1].id", "shin-1")


def test_places_are_those_of_the_document_although_the_log_is_sorted() -> None:
    runs = [
        {"date": day, "distance": "8 km", "duration": "48:00"} for day in ("2026-12-30", "2027-01-09", "2026-12-01")
    ]
    assert refusal(changed(usual(), "log.activities", runs)).path == "log.activities[1].date"


def test_an_unknown_injury_where_none_is_known() -> None:
    document = changed(changed(usual(), "log.injuries", []), "log.clearances", [])
    error = refusal(changed(document, "log.check_ins[0].pain[0].injury", "shin-1"))
    assert error.mend == "add the injury under log.injuries"
