"""`--mile-block`, `rut`, `note` and what `show` and `fitness` say of them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from surefoot.diary.writing import scenario_to_document
from surefoot.services.demonstration import demonstration

TODAY = "2027-01-04"


@pytest.fixture
def same_runs(tmp_path: Path) -> Path:
    """A scenario of somebody who runs the same eight kilometres every other day, with races that stand still."""
    document = scenario_to_document(demonstration(dt.date(2027, 1, 4)))
    days = [dt.date(2027, 1, 4) - dt.timedelta(days=back) for back in range(2, 56, 2)]
    runs = [{"date": day.isoformat(), "distance": "8 km", "duration": "48:00"} for day in days]
    raced = ["2025-06-01", "2025-12-01", "2026-06-01", "2026-10-01"]
    runs += [{"date": day, "distance": "10 km", "duration": "50:00", "race": True} for day in raced]
    document["log"] = {"activities": sorted(runs, key=lambda entry: entry["date"])}
    path = tmp_path / "same.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_rut_is_answered_yes_with_its_evidence(surefoot_cli, same_runs: Path) -> None:
    done = surefoot_cli("rut", "--scenario", same_runs)
    said = " ".join(done.out.split())
    assert done.code == 0
    assert "It looks like one." in said
    assert "stands still 4 runs over 10.0 km raced from" in said
    assert "were the same: about 8.0 km at 6:00 /km" in said
    assert "4 races or trials among them" in said
    assert "surefoot goal add --kind mile_block" in said
    document = surefoot_cli("rut", "--scenario", same_runs, "--json").document
    assert document["rut"] is True
    assert [row["stands"] for row in document["rows"]] == [True, True]


def test_a_stored_log_is_asked_too_and_an_empty_one_says_so(surefoot_cli, house) -> None:
    said = " ".join(surefoot_cli("rut", "--today", TODAY).out.split())
    assert "The log says too little to tell." in said
    surefoot_cli("add", "--distance", "8 km", "--duration", "48:00", "--today", "2026-06-01")
    said = " ".join(surefoot_cli("rut", "--today", TODAY).out.split())
    assert "None of them is of the last weeks." in said
    assert "None of them is marked as a race" in said


def test_a_few_runs_of_which_no_two_are_the_same_are_told_as_such(surefoot_cli, house) -> None:
    surefoot_cli("add", "--distance", "8 km", "--duration", "48:00", "--today", TODAY)
    assert "The log says too little to tell." in surefoot_cli("rut", "--today", TODAY).out
    surefoot_cli("add", "--distance", "5 km", "--duration", "28:00", "--today", TODAY)
    said = " ".join(surefoot_cli("rut", "--today", TODAY).out.split())
    assert "No rut, as far as the log tells." in said
    assert "The last 8 weeks hold 2 runs, no two of them the same." in said


def test_varied_runs_are_no_rut(surefoot_cli, scenario_file, tmp_path: Path) -> None:
    surefoot_cli("demo", "--today", TODAY, "--out", tmp_path / "me.yaml")
    said = " ".join(surefoot_cli("rut", "--scenario", tmp_path / "me.yaml").out.split())
    assert "No rut, as far as the log tells." in said


def test_a_note_is_kept_and_shown_with_the_run(surefoot_cli, house) -> None:
    surefoot_cli("add", "--distance", "8 km", "--duration", "48:00", "--today", TODAY)
    film = ("--kind", "coach", "--by", "coach", "--link", "https://example.org/lap-4")
    done = surefoot_cli("note", "1", "hips drop", *film, "--today", TODAY)
    assert "coach note by coach on activity 1: hips drop" in " ".join(done.out.split())
    shown = " ".join(surefoot_cli("show", "1").out.split())
    assert "Coach note hips drop (coach) https://example.org/lap-4" in shown
    assert surefoot_cli("show", "1", "--json").document["notes"][0]["text"] == "hips drop"


def test_a_note_about_nothing_is_refused(surefoot_cli, house) -> None:
    asked = surefoot_cli("note", "7", "tall", "--today", TODAY, "--json")
    assert (asked.code, asked.error["path"]) == (1, "about")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("--history", "x", "--mile-block", "--routine"), "--mile-block"),
        (("--history", "x", "--mile-block", "--race", "10 km"), "--mile-block"),
        (("--history", "x", "--routine", "--race", "10 km"), "--routine"),
        (("--history", "x", "--race", "10 km"), "--on"),
        (("--history", "x"), "--race"),
        (("--mile-block",), "--mile-block"),
    ],
)
def test_goals_that_contradict_each_other_are_wrong_use(surefoot_cli, arguments: tuple[str, ...], option: str) -> None:
    asked = surefoot_cli("plan", *arguments, "--json")
    assert (asked.code, asked.error["path"]) == (2, option)


def test_a_scenario_names_its_goals_itself(surefoot_cli, scenario_file) -> None:
    asked = surefoot_cli("plan", "--scenario", scenario_file, "--mile-block", "--json")
    assert (asked.code, asked.error["path"]) == (2, "--mile-block")


def test_the_season_is_headed_as_a_mile_block_and_fitness_tells_what_races_speak_for(
    surefoot_cli, same_runs: Path
) -> None:
    document = json.loads(same_runs.read_text(encoding="utf-8"))
    document["goals"] = [{"kind": "mile_block"}]
    same_runs.write_text(json.dumps(document), encoding="utf-8")
    said = " ".join(surefoot_cli("plan", "--scenario", same_runs).out.split())
    assert "Mile block a speed run, a strength run and an easy long run" in said
    assert "sustained tempo first" not in said
    said = " ".join(surefoot_cli("fitness", "--scenario", same_runs).out.split())
    assert "What that speaks for" in said
    assert "Half marathon 1:5" in said
