"""Good scenarios: every field, every default, both formats, files, and how fast a long log is read."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.body import Birth, BodyTests, CheckIn, Clearance, Hold, Injury, Pain
from surefoot.diary.errors import DocumentError, ScenarioError
from surefoot.diary.reading import read_scenario, read_scenario_file
from surefoot.diary.scenario import Away, Goal, Log, Runner
from surefoot.diary.writing import scenario_to_document
from surefoot.units import Metres, Seconds
from tests.diary.documents import FULL_YAML, Doc, changed, smallest, usual

D = dt.date
PAIN = {"site": "calf", "score": 2, "moment": "after"}


def read(document: Doc) -> Any:
    return read_scenario(json.dumps(document))


def test_every_field_of_the_runner_and_the_goals() -> None:
    scenario = read_scenario(FULL_YAML)
    assert scenario.today == D(2027, 1, 4)
    assert scenario.units == "mi"
    assert scenario.overlay["load/single_run_growth"] == 1.05
    assert scenario.overlay["volume/easier_week"]["date"] == "2027-01-02"
    assert scenario.runner == Runner(
        availability=tuple(Seconds(60 * minutes) for minutes in (0, 60, 45, 60, 0, 60, 150)),
        birth_date=D(1985, 6, 1),
        sex="female",
        experience="seasoned",
        usual_weekly_distance=Metres(40_000),
        longest_recent=Metres(12_000),
        max_hr=185,
        resting_hr=52,
        timezone="Europe/Berlin",
        readiness_questions="cleared",
        long_run_day=6,
        facilities=("track", "treadmill", "hills", "gym", "bands", "kettlebell", "bench", "box"),
    )
    race = Goal(
        kind="race",
        distance=Metres(10_000),
        date=D(2027, 4, 18),
        target_time=Seconds(2_880),
        surface="trail",
        climb=Metres(120),
    )
    assert scenario.goals[0] == race
    assert scenario.goals[1].distance == 160_934
    assert scenario.goals[2:] == (
        Goal(kind="mile_block"),
        Goal(kind="routine", priority="C"),
        Goal(kind="come_back"),
    )


def test_every_field_of_an_activity_in_order_of_date() -> None:
    activities = read_scenario(FULL_YAML).log.activities
    assert [entry.date.isoformat() for entry in activities] == ["2026-10-01", "2026-12-27", "2026-12-27", "2026-12-30"]
    assert [entry.sport for entry in activities[1:3]] == ["run", "strength"], "of one day, in the order written"
    assert activities[3] == Activity(
        date=D(2026, 12, 30),
        distance=Metres(8_000),
        duration=Seconds(2_880),
        rpe=4,
        avg_hr=148,
        surface="road",
        session="2026-W53-easy-1",
        stage="general/2",
        running=Seconds(1_800),
        best_efforts=(BestEffort(Metres(1_000), Seconds(290)), BestEffort(Metres(5_000), Seconds(1_630))),
    )
    assert activities[0].race
    assert activities[1].distance == 8_047


def test_every_field_of_the_body() -> None:
    log = read_scenario(FULL_YAML).log
    shin = Pain(site="left shin", score=3, moment="warmup_goes_away", injury="shin-1")
    assert log.check_ins == (
        CheckIn(
            date=D(2026, 12, 30),
            pain=(shin, Pain(site="back", score=1, moment="none")),
            painkiller=True,
            fatigue=2,
            mood=7,
            confidence=6,
            soreness=1,
            sleep=Seconds(25_800),
            illness="above_neck",
            tests=BodyTests(hops="even", walk_30="normal", bony_tenderness=False),
            red_flags=("hot_calf",),
        ),
        CheckIn(date=D(2026, 12, 31), pain_told=False),
    )
    tibia = Injury(
        id="shin-1",
        site="left tibia",
        tissue="bone",
        aspect="posteromedial",
        onset=D(2026, 10, 1),
        running_stopped=D(2026, 10, 2),
        surgery=True,
        resolved=D(2027, 1, 3),
    )
    assert log.injuries == (tibia,)


def test_every_field_of_what_others_said_and_of_dates_away() -> None:
    log = read_scenario(FULL_YAML).log
    assert log.clearances == (
        Clearance(injury="shin-1", date=D(2027, 1, 2), by="physician", checks="passed", protocol="bone"),
        Clearance(injury="red_flag", date=D(2027, 1, 2), by="therapist"),
    )
    assert log.holds == (
        Hold(from_=D(2026, 12, 1), to=D(2026, 12, 2), by="coach", reason="tired"),
        Hold(from_=D(2027, 2, 1), by="runner"),
    )
    assert log.away == (
        Away(from_=D(2027, 3, 1), to=D(2027, 3, 7), minutes_a_day=Seconds(1_200)),
        Away(from_=D(2027, 3, 10), to=D(2027, 3, 10)),
    )
    assert log.births == (Birth(date=D(2026, 1, 1), caesarean=True, symptoms=("heaviness",)),)


def test_what_is_left_out_has_the_contracts_default() -> None:
    scenario = read(smallest())
    assert (scenario.units, scenario.overlay, scenario.log, scenario.accepted_plan) == ("km", {}, Log(), None)
    assert scenario.runner == Runner(availability=tuple(Seconds(s) for s in (0, 3_600, 0, 0, 0, 0, 9_000)))
    assert (scenario.runner.sex, scenario.runner.experience) == ("unspecified", "regular")
    assert scenario.runner.readiness_questions == "all_no"
    assert scenario.runner.long_run_day is None
    assert scenario.goals == (Goal(kind="routine", priority="A", surface="road", climb=Metres(0)),)
    injury, check_in = read(usual()).log.injuries[0], read(usual()).log.check_ins[0]
    assert (injury.tissue, injury.surgery) == ("unknown", False)
    assert (check_in.illness, check_in.pain[0].kind) == ("none", "pain")


@pytest.mark.parametrize(
    ("answers", "told"),
    [({}, False), ({"pain": None}, False), ({"pain": []}, True), ({"pain": [PAIN]}, True), ({"fatigue": 3}, False)],
)
def test_pain_that_is_not_spoken_of_is_not_told_and_an_empty_list_is_an_answer(
    answers: dict[str, object], told: bool
) -> None:
    document = changed(usual(), "log.check_ins", [{"date": "2026-12-30"} | answers])
    scenario = read(document)
    (check_in,) = scenario.log.check_ins
    assert check_in.pain_told is told
    (written,) = scenario_to_document(scenario)["log"]["check_ins"]
    assert ("pain" in written) is told
    assert "pain_told" not in written


def test_null_is_the_same_as_left_out() -> None:
    document = {**smallest(), "log": None, "units": None, "accepted_plan": None, "overlay": None}
    document["runner"] = {**document["runner"], "max_hr": None, "birth_date": None, "facilities": None}
    assert read(document) == read(smallest())


def test_yaml_and_json_give_the_same_scenario() -> None:
    document = yaml.load(FULL_YAML, yaml.BaseLoader)  # every scalar as text
    flags = {"overlay": None, "accepted_plan": None}
    kept = {**usual(), **{key: document[key] for key in ("today", "units")}, **flags}
    assert read_scenario(yaml.safe_dump(kept)) == read(kept)
    assert read_scenario(json.dumps(kept), format="json") == read_scenario(json.dumps(kept), format="yaml")


@pytest.mark.parametrize(
    "text", ["48:00", "2027-01-04", "yes", "no", "on", "off", "y", "010", "0x10", "1_000", "=", "<<"]
)
def test_yaml_reads_as_text_what_looks_like_something_else(text: str) -> None:
    document = yaml.safe_dump(smallest()) + f"overlay: {{a: {text}, {text}: 1}}\n"
    assert read_scenario(document).overlay == {"a": text, text: 1}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("False", False), ("~", None), ("null", None), ("", None), ("12", 12), ("-3", -3), ("0", 0),
        ("1.5", 1.5), ("-2.50", -2.5), ("1e3", 1000.0), ("'12'", "12"), ('"true"', "true"),
    ],
)  # fmt: skip
def test_yaml_reads_plain_data_as_json_would(text: str, value: Any) -> None:
    document = yaml.safe_dump(smallest()) + f"overlay: {{a: {text}}}\n"
    assert read_scenario(document).overlay == {"a": value}
    assert type(read_scenario(document).overlay["a"]) is type(value)


def test_a_byte_order_mark_and_bytes_are_fine() -> None:
    raw = FULL_YAML.encode()
    assert read_scenario(b"\xef\xbb\xbf" + raw) == read_scenario(raw) == read_scenario("\ufeff" + FULL_YAML)


def test_a_race_today_and_a_hold_or_a_trip_to_come_are_fine() -> None:
    race_today = changed(usual(), "goals[0].date", "2027-01-04")
    assert read(race_today).goals[0].date == D(2027, 1, 4)
    later = changed(changed(usual(), "log.holds[0].from", "2027-05-01"), "log.holds[0].to", "2027-05-01")
    assert read(later).log.holds[0].to == D(2027, 5, 1)
    assert read(changed(usual(), "log.activities[0].date", "2027-01-04")).log.activities[1].date == D(2027, 1, 4)


def test_the_edges_of_what_a_run_can_be_are_inside() -> None:
    for duration in ("18:40", "3:20:00"):  # 8 km at 2:20 and at 25 min/km
        assert read(
            changed(usual(), "log.activities[0]", {"date": "2027-01-01", "distance": "8 km", "duration": duration})
        )
    walk = {"date": "2027-01-01", "distance": "4 km", "duration": "3 h", "sport": "walk"}
    assert read(changed(usual(), "log.activities[0]", walk)).log.activities[1].sport == "walk"


@pytest.mark.parametrize(
    ("born", "fine"), [("2011-01-04", True), ("2011-01-10", False), ("1927-01-04", True), ("1826-01-04", False)]
)
def test_ages_from_16_to_100(born: str, fine: bool) -> None:
    document = changed(smallest(), "runner.birth_date", born)
    if fine:
        assert read(document).runner.birth_date == D.fromisoformat(born)
    else:
        with pytest.raises(ScenarioError, match=r"from 16 to 100 years"):
            read(document)


@pytest.mark.parametrize("name", ["scenario.yaml", "scenario.YML", "scenario.txt", "scenario"])
def test_a_file_of_yaml_by_its_ending_or_its_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(FULL_YAML, encoding="utf-8")
    assert read_scenario_file(path) == read_scenario(FULL_YAML)


@pytest.mark.parametrize("name", ["scenario.json", "scenario.JSON", "scenario"])
def test_a_file_of_json_by_its_ending_or_its_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(usual(), indent=1), encoding="utf-8")
    assert read_scenario_file(path) == read(usual())


def test_the_ending_decides_where_text_and_ending_differ(tmp_path: Path) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(FULL_YAML, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        read_scenario_file(path)
    assert "mend the JSON" in refused.value.mend


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ScenarioError) as refused:
            read_scenario_file(path)
        assert refused.value.path == "$"
        assert "cannot be read" in refused.value.message


def test_a_file_of_50_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.perf_counter()
    with pytest.raises(ScenarioError, match=r"larger than 5 MB"):
        read_scenario_file(path)
    assert time.perf_counter() - start < 0.5


def test_errors_are_one_tree() -> None:
    assert issubclass(ScenarioError, DocumentError)
    assert issubclass(DocumentError, ValueError)
