"""`rules`, `sources`, `predict`, `fitness` and `demo`: the answer, the document, and every way to be refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.diary.reading import read_scenario
from tests.cli.sample_plan import sample_plan

pytestmark = pytest.mark.usefixtures("sample_engine")


def test_a_rule_shows_its_numbers_with_range_source_and_evidence(surefoot_cli) -> None:
    text = " ".join(surefoot_cli("rules", "load-1").out.split())
    for said in (
        "LOAD-1",
        "load/single_run_growth",
        "1.1",
        "may be 1",
        "Frandsen et al. 2025 (cohort), evidence 3 of 5",
    ):
        assert said in text


def test_a_rule_as_a_document(surefoot_cli) -> None:
    document = surefoot_cli("rules", "LOAD-1", "--json").document
    assert document["id"] == "LOAD-1"
    assert {"path", "unit", "range", "value", "source", "locator", "evidence", "note"} <= document["parameters"][
        0
    ].keys()


def test_a_family_of_rules(surefoot_cli) -> None:
    ids = [rule["id"] for rule in surefoot_cli("rules", "LOAD", "--json").document["rules"]]
    assert "LOAD-1" in ids
    assert all(name.startswith("LOAD-") for name in ids)


def test_all_rules_in_lines_that_fit(surefoot_cli) -> None:
    done = surefoot_cli("rules")
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80
    assert "BUILD-3" in done.out


def test_an_unknown_rule_suggests_near_ones(surefoot_cli) -> None:
    asked = surefoot_cli("rules", "LOAD-1x", "--json")
    assert asked.code == 1
    assert "LOAD-1" in asked.error["mend"]


def test_sources_and_what_rests_on_them(surefoot_cli) -> None:
    assert "frandsen-2025" in surefoot_cli("sources").out
    assert "load/single_run_growth" in surefoot_cli("sources", "frandsen-2025").out
    document = surefoot_cli("sources", "frandsen-2025", "--json").document
    assert document["source"]["year"] == 2025
    assert document["parameters"]
    assert len(surefoot_cli("sources", "--json").document["sources"]) > 5


def test_an_unknown_source_suggests_near_ones(surefoot_cli) -> None:
    asked = surefoot_cli("sources", "frandsen", "--json")
    assert (asked.code, asked.error["path"]) == (1, "source")
    assert "frandsen-2025" in asked.error["mend"]


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.slow)])
def test_rules_print_with_all_their_numbers(surefoot_cli, every: int) -> None:
    for rule in surefoot_cli("rules", "--json").document["rules"][::every]:
        done = surefoot_cli("rules", rule["id"])
        assert done.code == 0
        assert rule["id"] in done.out
        assert all(parameter["path"] in done.out for parameter in rule["parameters"])


def test_each_source_prints(surefoot_cli) -> None:
    keys = [source["key"] for source in surefoot_cli("sources", "--json").document["sources"]]
    assert all(surefoot_cli("sources", key).code == 0 for key in keys)


def test_predict_prints_times_with_their_range(surefoot_cli) -> None:
    done = surefoot_cli("predict", "--race", "10 km=45:00", "--weekly", "50 km")
    assert done.code == 0
    assert "Marathon" in done.out
    assert "From 10 km in 45:00 and a week of 50 km." in done.out


def test_predict_as_a_document(surefoot_cli) -> None:
    document = surefoot_cli("predict", "--race", "10 km=45:00", "--to", "10 km", "--to", "half", "--json").document
    same, half = document["predictions"]
    assert same["time_s"] == 2_700
    assert half["low_s"] < half["time_s"] < half["high_s"]
    assert half["because"][0]["rule"].startswith("PREDICT")


def test_predict_from_two_dated_races_in_miles(surefoot_cli) -> None:
    asked = ("--race", "5 km=21:40 2026-09-20", "--race", "half=1:40:00 2026-10-04", "--today", "2027-01-04")
    done = surefoot_cli("predict", *asked, "--to", "100 miles", "--units", "mi")
    assert "100 miles" in done.out
    assert " /mi *" in done.out
    assert "With your typical week" in done.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--race", "10 km"), 2),
        (("--race", "10 km="), 2),
        (("--race", "ten=45:00"), 2),
        (("--race", "10 km=45"), 2),
        (("--race", "10 km=45:00 2099-01-01"), 2),
        (("--race", "10 km=45:00 soon"), 2),
        (("--race", "10 km=45:00", "--to", "the moon"), 2),
        (("--race", "10 km=45:00", "--weekly", "much"), 2),
        (("--race", "10 km=1:00"), 1),
        (("--race", "10 km=45:00", "--to", "10 m"), 1),
        (("--race", "10 m=45:00"), 1),
    ],
)
def test_predict_refuses_what_is_no_race(surefoot_cli, arguments: tuple[str, ...], code: int) -> None:
    asked = surefoot_cli("predict", *arguments, "--json")
    assert asked.code == code
    assert asked.error["path"] in {"--race", "--to", "--weekly"}


def test_fitness_prints_index_paces_and_zones(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("fitness", "--scenario", scenario_file)
    assert done.code == 0
    for said in ("Fitness index 41.2", "from 39.8 to 42.9", "6:12–6:55 /km", "bpm", "usual at your age"):
        assert said in " ".join(done.out.split())


def test_fitness_as_a_document(surefoot_cli, scenario_file) -> None:
    document = surefoot_cli("fitness", "--scenario", scenario_file, "--json").document
    assert document["fitness"]["index"] == 41.2
    assert set(document["zones"]) == {"easy", "marathon", "threshold", "interval"}


def test_fitness_without_a_race_says_what_would_tell(surefoot_cli, scenario_file, monkeypatch) -> None:
    monkeypatch.setattr("surefoot.coach.make_plan", lambda scenario, book: sample_plan(fitness=None))
    done = surefoot_cli("fitness", "--scenario", scenario_file)
    assert "The log says too little to tell yet" in done.out
    assert "marks none of them as a race" in done.out


def test_fitness_names_the_races_that_it_rests_on(surefoot_cli, tmp_path: Path) -> None:
    surefoot_cli("demo", "--today", "2027-01-04", "--out", tmp_path / "me.yaml")
    done = surefoot_cli("fitness", "--scenario", tmp_path / "me.yaml")
    assert "Half marathon in 1:52:08" in done.out
    assert "counted from 184 bpm, your highest heart rate." in " ".join(done.out.split())


def test_fitness_shows_thresholds_and_age_grades_with_how_sure_they_are(surefoot_cli, tmp_path: Path) -> None:
    surefoot_cli("demo", "--today", "2027-01-04", "--out", tmp_path / "me.yaml")
    said = " ".join(surefoot_cli("fitness", "--scenario", tmp_path / "me.yaml").out.split())
    assert "Thresholds" in said
    assert "fairly sure One more race or time trial of 5 to 10 km would make it surer." in said
    assert "Age grades" in said
    document = surefoot_cli("fitness", "--scenario", tmp_path / "me.yaml", "--json").document
    pace = document["threshold_pace"]
    assert pace["low"] < pace["value"] < pace["high"]
    assert pace["confidence"] == "fair"
    assert {because["rule"] for because in pace["because"]} == {"THRESHOLD-1", "PACE-2"}
    assert [race["distance_m"] for race in document["age_grades"]] == [10_000, 21_098, 10_000]
    assert document["age_grades_because"]["source"] == "jones-2025"


def test_what_the_log_cannot_tell_is_said_with_what_would_help(surefoot_cli, scenario_file) -> None:
    document = surefoot_cli("fitness", "--scenario", scenario_file, "--json").document
    assert document["threshold_hr"]["value"] is None
    assert "strap" in document["threshold_hr"]["because"][0]["text"]
    assert "Heart rate: not known." in surefoot_cli("fitness", "--scenario", scenario_file).out


RACE = ("add", "--race", "--date", "2026-12-20", "--distance", "10 km", "--duration", "45:00", "--today", "2027-01-04")


def test_fitness_of_the_stored_log(surefoot_cli, house) -> None:
    surefoot_cli(*RACE)
    document = surefoot_cli("fitness", "--today", "2027-01-04", "--json").document
    assert [race["distance"] for race in document["races"]] == [10_000]
    assert document["threshold_pace"]["value"] is not None
    assert "Thresholds" in surefoot_cli("fitness", "--today", "2027-01-04").out


def test_predictions_from_the_races_of_the_stored_log(surefoot_cli, house) -> None:
    surefoot_cli(*RACE)
    own = surefoot_cli("predict", "--to", "half", "--today", "2027-01-04", "--json").document
    assert own["races"] == [{"distance_m": 10_000, "time_s": 2_700, "date": "2026-12-20"}]
    week = () if own["weekly_distance_m"] is None else ("--weekly", f"{own['weekly_distance_m']} m")
    named = surefoot_cli(
        "predict", "--race", "10 km=45:00 2026-12-20", *week, "--to", "half", "--today", "2027-01-04", "--json"
    ).document
    assert own["predictions"] == named["predictions"]


def test_a_log_without_races_predicts_nothing_and_says_what_helps(surefoot_cli, house) -> None:
    asked = surefoot_cli("predict", "--today", "2027-01-04", "--json")
    assert (asked.code, asked.error["path"]) == (2, "--race")
    assert "--race" in (asked.error["mend"] or "")


TABLE = """adjusted,typical,k10_d,k10_ti_adj,mh_d,mh_ti_adj,mf_d,mf_ti_adj
1,40,10000,2700,21097.5,6100,42195,13300
1,30,,,21097.5,6000,42195,12900
1,20,10000,3000,21097.5,6700,,
"""


def test_validation_as_a_document(surefoot_cli, tmp_path: Path) -> None:
    file = tmp_path / "races.csv"
    file.write_text(TABLE, encoding="utf-8")
    document = surefoot_cli("validate", "race-times", file, "--json").document
    assert set(document) == {"marathon", "half", "peers"}
    assert [document[race]["one_race"]["n"] for race in ("marathon", "half")] == [2, 2]
    assert document["marathon"]["two_races"]["n"] == 1
    shape = {"n", "mse_min2", "median_error_pct", "coverage_80"}
    for figures in (document, *document["peers"].values()):
        assert set(figures) >= {"marathon", "half"}
        assert all(
            set(figures[race][known]) == shape for race in ("marathon", "half") for known in ("one_race", "two_races")
        )


def test_validation_on_the_terminal(surefoot_cli, tmp_path: Path) -> None:
    file = tmp_path / "races.csv"
    file.write_text(TABLE, encoding="utf-8")
    done = surefoot_cli("validate", "race-times", file)
    assert done.code == 0
    for said in ("Marathon from one race", "2 runners", "Vickers, two races", "No row of the file has one"):
        assert said in " ".join(done.out.split())


def test_validation_refuses_another_table_and_a_file_that_is_not_there(surefoot_cli, tmp_path: Path) -> None:
    file = tmp_path / "races.csv"
    file.write_text("date,distance\n", encoding="utf-8")
    asked = surefoot_cli("validate", "race-times", file, "--json")
    assert (asked.code, asked.error["path"]) == (1, str(file))
    assert "adjusted" in (asked.error["message"] or "")
    assert surefoot_cli("validate", "race-times", tmp_path / "none.csv", "--json").error["value"] is not None


def test_demo_is_a_scenario_that_reads_back(surefoot_cli) -> None:
    done = surefoot_cli("demo", "--today", "2027-01-04")
    scenario = read_scenario(done.out, format="yaml")
    assert scenario.today == dt.date(2027, 1, 4)
    assert read_scenario(surefoot_cli("demo", "--today", "2027-01-04", "--json").out) == scenario


def test_demo_into_a_file(surefoot_cli, tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    done = surefoot_cli("demo", "--out", path, "--for", "half")
    assert str(path) in "".join(done.out.split("\n  "))
    assert read_scenario(path.read_text()).goals[0].distance == 21_098


def test_demo_planned(surefoot_cli) -> None:
    done = surefoot_cli("demo", "--plan", "--today", "2027-01-04")
    assert done.code == 0
    assert "A made-up runner" in done.out
    assert "Season" in done.out


def test_demo_has_a_choice_of_goals(surefoot_cli) -> None:
    asked = surefoot_cli("demo", "--for", "the moon", "--json")
    assert (asked.code, asked.error["path"]) == (2, "--for")
    assert "marathon" in asked.error["mend"]


def test_demo_into_a_folder_that_is_not_there(surefoot_cli, tmp_path: Path) -> None:
    asked = surefoot_cli("demo", "--out", tmp_path / "none" / "me.yaml", "--json")
    assert asked.code == 1
    assert asked.error["path"] == "file"
