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


def test_every_rule_prints_with_all_its_numbers(surefoot_cli) -> None:
    for rule in surefoot_cli("rules", "--json").document["rules"]:
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
        ((), 2),
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


def test_fitness_needs_something_to_look_at(surefoot_cli) -> None:
    asked = surefoot_cli("fitness", "--json")
    assert (asked.code, asked.error["path"]) == (2, "--history")


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
