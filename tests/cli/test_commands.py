"""Each command, called as people call it: the answer, the document, and every way to be refused."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import typer

from surefoot.cli import problem
from surefoot.cli.app import app
from surefoot.cli.docs import commands
from surefoot.cli.inputs import Inputs
from surefoot.cli.reply import write
from surefoot.diary.reading import read_scenario
from tests.cli import sample_plan as sample
from tests.cli.sample_plan import sample_plan

RACE = ("--race", "10 km", "--on", "2027-04-18")

pytestmark = pytest.mark.usefixtures("sample_engine")


# ------------------------------------------------------------ plan


def test_plan_prints_the_page(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("plan", "--scenario", scenario_file)
    assert (done.code, done.err) == (0, "")
    assert "10 km in 48:00" in done.out
    assert f"surefoot why 2027-01-04 --scenario {scenario_file}" in " ".join(done.out.split())


def test_plan_replies_with_the_document(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("plan", "--scenario", scenario_file, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.document["schema"] == "surefoot/plan/1"
    assert done.out.count("\n") == 1


def test_plan_reads_a_pipe(surefoot_cli, monkeypatch: pytest.MonkeyPatch, scenario_file) -> None:
    with scenario_file.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert surefoot_cli("plan", "--scenario", "-").code == 0


def test_plan_in_miles_on_request(surefoot_cli, scenario_file) -> None:
    assert "342 mi" in surefoot_cli("plan", "--scenario", scenario_file, "--units", "mi").out


def test_plan_prints_some_weeks_or_every_day(surefoot_cli, scenario_file) -> None:
    some = surefoot_cli("plan", "--scenario", scenario_file, "--weeks", 2, "--days").out
    assert "… and 13 more weeks" in some
    assert some.count("Week of") == 2


def test_weeks_change_the_printing_and_not_the_document(surefoot_cli, scenario_file) -> None:
    whole = surefoot_cli("plan", "--scenario", scenario_file, "--json").out
    assert surefoot_cli("plan", "--scenario", scenario_file, "--json", "--weeks", 1).out == whole


def test_plan_on_another_day_is_checked_like_any_scenario(surefoot_cli, scenario_file) -> None:
    assert surefoot_cli("plan", "--scenario", scenario_file, "--today", "2027-01-05").code == 0
    early = surefoot_cli("plan", "--scenario", scenario_file, "--today", "2026-12-28", "--json")
    assert early.code == 1
    assert early.error["path"] == "log.activities[1].date"


def test_plan_without_anything_says_kindly_what_it_needs(surefoot_cli) -> None:
    done = surefoot_cli("plan")
    assert (done.code, done.out) == (1, "")
    assert "later version" in done.err
    assert "--scenario FILE or --history PATH" in done.err


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("--history", "x"), "--race"),
        (("--history", "x", "--race", "10 km"), "--on"),
        (("--history", "x", "--race", "10 km", "--routine"), "--routine"),
        (("--history", "x", *RACE, "--scenario", "y"), "--history"),
        (("--scenario", "y", "--race", "10 km"), "--race"),
        (("--scenario", "y", "--time", "48:00"), "--time"),
        (("--scenario", "y", "--routine"), "--routine"),
        (("--history", "x", "--race", "ten", "--on", "2027-04-18"), "--race"),
        (("--history", "x", "--race", "10 km", "--on", "18.4.2027"), "--on"),
        (("--history", "x", *RACE, "--time", "soon"), "--time"),
        (("--history", "x", *RACE, "--today", "yesterday"), "--today"),
        (("--history", "x", *RACE, "--units", "yards"), "--units"),
        (("--weeks", "0"), "--weeks"),
        (("--weeks", "two"), "--weeks"),
        (("--fast",), "--fast"),
    ],
)
def test_wrong_use_of_plan_names_the_option(surefoot_cli, arguments: tuple[str, ...], option: str) -> None:
    asked = surefoot_cli("plan", *arguments, "--json")
    assert asked.code == 2
    assert asked.error["path"] == option
    told = surefoot_cli("plan", *arguments)
    assert (told.code, told.out) == (2, "")
    assert option in told.err


def test_a_scenario_with_a_slip_is_refused_with_its_place(surefoot_cli, scenario_file) -> None:
    scenario_file.write_text(scenario_file.read_text().replace("distance: 8 km", "distance: 8"))
    asked = surefoot_cli("plan", "--scenario", scenario_file, "--json")
    assert asked.code == 1
    assert asked.error["path"] == "log.activities[1].distance"
    assert asked.error["value"] == "8"
    told = surefoot_cli("plan", "--scenario", scenario_file)
    assert told.err.startswith("surefoot: log.activities[1].distance is '8': ")
    assert len(told.err.splitlines()) == 2


def test_a_scenario_that_is_not_there_is_refused(surefoot_cli, tmp_path: Path) -> None:
    asked = surefoot_cli("plan", "--scenario", tmp_path / "none.yaml", "--json")
    assert asked.code == 1
    assert asked.error["value"] == str(tmp_path / "none.yaml")[:60] + (
        "…" if len(str(tmp_path / "none.yaml")) > 60 else ""
    )


def test_an_overlay_that_does_not_fit_is_refused(surefoot_cli, scenario_file) -> None:
    scenario_file.write_text(scenario_file.read_text() + "overlay: {load/single_run_growth: 9}\n")
    asked = surefoot_cli("plan", "--scenario", scenario_file, "--json")
    assert asked.code == 1
    assert asked.error["path"].startswith("overlay.load/single_run_growth")


# ------------------------------------------------------------ why


def test_why_prints_the_trace(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("why", "2027-W08-tempo-1", "--scenario", scenario_file)
    assert (done.code, done.err) == (0, "")
    for said in ("3 × 8 min tempo", "BUILD-4", "season/first_hard_days", "56 days", "evidence 1 of 5"):
        assert said in done.out


def test_why_tells_of_other_days_and_names_the_sources(surefoot_cli, scenario_file, monkeypatch) -> None:
    refused = [(sample.TODAY + dt.timedelta(days=1), sample.LIMIT)]
    monkeypatch.setattr("surefoot.coach.why_not", lambda *asked: refused, raising=False)
    text = surefoot_cli("why", "2027-W01-easy-1", "--scenario", scenario_file).out
    assert "Why not on another day" in text
    assert "Tue 5 Jan   At most 13.2 km" in text
    assert "Br J Sports Med" in text[text.index("\n  Sources") :]


def test_why_of_our_own_practice_alone_needs_no_list_of_sources(surefoot_cli, scenario_file) -> None:
    text = surefoot_cli("why", "2027-W01-strength-1", "--scenario", scenario_file).out
    assert "our own practice" in text
    assert "\n  Sources" not in text


def test_why_replies_with_reasons_and_sources(surefoot_cli, scenario_file) -> None:
    document = surefoot_cli("why", "2027-W01-easy-1", "--scenario", scenario_file, "--json").document
    assert [because["rule"] for because in document["because"]] == ["BUILD-2", "LOAD-1"]
    assert "frandsen-2025" in document["sources"]
    assert document["session"]["id"] == "2027-W01-easy-1"


@pytest.mark.parametrize("name", ["today", "2027-01-04"])
def test_why_takes_a_day(surefoot_cli, scenario_file, name: str) -> None:
    document = surefoot_cli("why", name, "--scenario", scenario_file, "--json").document
    assert document["session"]["id"] == "2027-W01-easy-1"


def test_why_an_unknown_session_suggests_near_ones(surefoot_cli, scenario_file) -> None:
    asked = surefoot_cli("why", "2027-W01-esy-1", "--scenario", scenario_file, "--json")
    assert asked.code == 1
    assert "2027-W01-easy-1" in asked.error["mend"]


def test_why_a_day_without_sessions_is_refused(surefoot_cli, scenario_file) -> None:
    asked = surefoot_cli("why", "2027-01-08", "--scenario", scenario_file, "--json")
    assert (asked.code, asked.error["value"]) == (1, "2027-01-08")


def test_why_needs_a_plan_to_look_into(surefoot_cli) -> None:
    asked = surefoot_cli("why", "today", "--json")
    assert (asked.code, asked.error["path"]) == (2, "--scenario")


# ------------------------------------------------------------ rules and sources


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


# ------------------------------------------------------------ predict and fitness


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


# ------------------------------------------------------------ demo


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


# ------------------------------------------------------------ the program as a whole


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_itself_with_an_example(surefoot_cli, name: str) -> None:
    done = surefoot_cli(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"    surefoot {name} " in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_program_alone_shows_its_commands(surefoot_cli) -> None:
    done = surefoot_cli()
    assert done.code == 2
    assert all(name in done.out for name in commands())
    assert "..." not in done.out.partition("Commands:")[2]


def test_an_unknown_command_is_wrong_use(surefoot_cli) -> None:
    assert surefoot_cli("plann").code == 2
    assert surefoot_cli("plann", "--json").error["path"] == "$"


def test_the_data_folder_is_taken_from_option_or_environment(
    surefoot_cli, scenario_file, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert surefoot_cli("plan", "--scenario", scenario_file, "--data", tmp_path).code == 0
    monkeypatch.setenv("SUREFOOT_DATA", str(tmp_path))
    assert surefoot_cli("rules", "LOAD-1").code == 0


def test_what_nobody_foresaw_is_a_sentence(surefoot_cli, scenario_file, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(scenario, book):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("surefoot.coach.make_plan", break_down)
    told = surefoot_cli("plan", "--scenario", scenario_file)
    assert (told.code, told.out) == (1, "")
    assert "Traceback" not in told.err
    assert "SUREFOOT_DEBUG" in told.err
    assert surefoot_cli("plan", "--scenario", scenario_file, "--json").error["path"] == "$"
    monkeypatch.setenv("SUREFOOT_DEBUG", "1")
    assert "ZeroDivisionError: secret" in surefoot_cli("plan", "--scenario", scenario_file).err


def test_interrupting_is_no_error_of_ours(surefoot_cli, scenario_file, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(scenario, book):
        raise KeyboardInterrupt

    monkeypatch.setattr("surefoot.coach.make_plan", interrupt)
    done = surefoot_cli("plan", "--scenario", scenario_file)
    assert (done.code, done.out, done.err) == (130, "", "")


def test_an_error_without_a_place_or_a_mend_is_still_two_sentences() -> None:
    assert problem.sentences(problem.WrongUse("$", None, "no", "")) == "surefoot: no."
    assert problem.exit_code(typer.BadParameter("no")) == 2


def test_rule_book_errors_name_their_file() -> None:
    class Broken(Exception):
        file, key, value, message, mend = "parameters/x.yaml", "value", 9, "too much", "make it less"

    assert problem.document(Broken())["error"] == {
        "path": "parameters/x.yaml: value", "value": "9", "message": "too much", "mend": "make it less",
    }  # fmt: skip


def test_signs_that_a_terminal_cannot_show_become_question_marks(capfd, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain:
        encoding = "ascii"

        def __init__(self, stream) -> None:
            self.buffer = stream.buffer

        def flush(self) -> None:
            self.buffer.flush()

    import sys

    monkeypatch.setattr("sys.stdout", Plain(sys.stdout))
    write("3 × 8 min\n")
    assert capfd.readouterr().out == "3 ? 8 min\n"


def test_options_are_repeated_as_they_were_typed() -> None:
    inputs = Inputs(history=Path("my runs"), race="10 km", on="2027-04-18", today="2027-01-04")
    assert inputs.typed_again() == "--history 'my runs' --race '10 km' --on 2027-04-18 --today 2027-01-04"
    assert Inputs(history=Path("x"), routine=True).typed_again() == "--history x --routine"


def test_json_has_one_document_for_every_command(surefoot_cli, scenario_file) -> None:
    calls = {
        "plan": ("--scenario", scenario_file),
        "why": ("today", "--scenario", scenario_file),
        "rules": (),
        "sources": (),
        "predict": ("--race", "10 km=45:00"),
        "fitness": ("--scenario", scenario_file),
        "demo": (),
    }
    assert calls.keys() == commands().keys()
    for name, arguments in calls.items():
        done = surefoot_cli(name, *arguments, "--json")
        assert (done.code, done.err) == (0, "")
        assert isinstance(json.loads(done.out), dict)


def test_no_typer_completion_options_clutter_the_help() -> None:
    assert app._add_completion is False
