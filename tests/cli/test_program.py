"""The program as a whole: help, unknown commands, errors that nobody foresaw, and one document for each answer."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import msgspec
import pytest
import typer

from surefoot.cli import problem
from surefoot.cli.app import app
from surefoot.cli.docs import commands
from surefoot.cli.inputs import Inputs
from surefoot.cli.printing import asked_goal
from surefoot.cli.reply import write
from surefoot.diary.scenario import Goal
from surefoot.services.demonstration import demonstration
from surefoot.units import Metres

pytestmark = pytest.mark.usefixtures("sample_engine")
TODAY = "2027-01-04"
#: The commands on strength and its exercises, in an order that works.
STRENGTH: dict[str, tuple[object, ...]] = {
    "strength": ("--today", TODAY),
    "strength log": ("--did", "heel_raise 3x12 effort 6", "--today", TODAY),
    "strength history": (),
    "exercises": (),
}
#: The commands that look at what is in the log.
LOOKING: dict[str, tuple[object, ...]] = {
    "log": (),
    "show": ("2",),
    "trends": ("--today", TODAY),
    "records": (),
}


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_itself_with_an_example(surefoot_cli, name: str) -> None:
    done = surefoot_cli(*name.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert re.search(rf"^    surefoot {name}\b", done.out, re.MULTILINE)
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_program_alone_shows_its_commands(surefoot_cli) -> None:
    done = surefoot_cli()
    assert done.code == 2
    assert all(f"\n  {name.split()[0]} " in done.out for name in commands())
    assert "..." not in done.out.partition("Commands:")[2]


def test_the_program_tells_its_version(surefoot_cli) -> None:
    assert re.fullmatch(r"surefoot \d+\.\d+\.\d+\n", surefoot_cli("--version").out)


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


def test_the_whole_file_is_named_by_its_name(surefoot_cli, tmp_path: Path) -> None:
    done = surefoot_cli("plan", "--scenario", tmp_path)
    assert done.code == 1
    assert done.err.startswith(f"surefoot: {tmp_path}"[:40])


def test_bytes_that_are_no_text_are_still_refused_in_json(surefoot_cli, scenario_file) -> None:
    asked = surefoot_cli("why", "\udcff", "--scenario", scenario_file, "--json")
    assert (asked.code, asked.error["value"]) == (1, "?")


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


def test_a_plan_is_headed_by_the_most_important_and_then_the_next_race() -> None:
    def race(month: int, priority: str) -> Goal:
        return Goal(kind="race", distance=Metres(10_000), date=dt.date(2027, month, 18), priority=priority)

    routine, early_b, late_a, early_a = Goal(kind="routine"), race(2, "B"), race(5, "A"), race(4, "A")
    scenario = demonstration(dt.date(2027, 1, 4))
    for goals, head in (
        ((routine, early_b, late_a, early_a), early_a),
        ((routine, early_b), early_b),
        ((routine,), routine),
    ):
        assert asked_goal(msgspec.structs.replace(scenario, goals=goals)) == head


def test_options_are_repeated_as_they_were_typed() -> None:
    inputs = Inputs(history=Path("my runs"), race="10 km", on="2027-04-18", today="2027-01-04")
    assert inputs.typed_again() == "--history 'my runs' --race '10 km' --on 2027-04-18 --today 2027-01-04"
    assert Inputs(history=Path("x"), routine=True).typed_again() == "--history x --routine"
    assert Inputs(history=Path("x"), mile_block=True).typed_again() == "--history x --mile-block"


def protocol_calls(folder: Path) -> dict[str, tuple[object, ...]]:
    """The commands on ladders, in an order that works."""
    return {
        "protocol list": (),
        "protocol show": ("general",),
        "protocol copy": ("general", folder / "mine.yaml"),
        "protocol check": (folder / "mine.yaml",),
    }


#: The commands on exercises, habits, shoes and posters, in an order that works.
HABITS = {
    "habit tick": ("mobility", "--today", TODAY),
    "habit note": ("nutrition", "oats", "--today", TODAY),
    "habit show": ("--today", TODAY),
    "shoes add": ("Blue", "--today", TODAY),
    "shoes list": ("--today", TODAY),
    "shoes wear": ("2", "Blue", "--today", TODAY),
    "shoes default": ("Blue", "--today", TODAY),
    "shoes retire": ("Blue", "--today", TODAY),
    "poster strength": ("--today", TODAY),
    "poster warmup": ("--today", TODAY),
    "poster mobility": ("--today", TODAY),
    "poster rehab": ("left knee", "--today", TODAY),
    "poster calendar": ("--today", TODAY),
    "exercises": (),
}


def calls_of_the_day(scenario_file: Path) -> dict[str, tuple[object, ...]]:
    """The commands on what a day is like."""
    return {
        "adjust": ("2027-01-05", "--scenario", scenario_file, "--treadmill"),
        "race": ("--scenario", scenario_file),
    }


#: The commands on what the body has to say, in an order that works.
INJURED = {
    "injury add": ("--site", "left shin", "--today", TODAY),
    "injury amend": ("left-calf-1", "--tissue", "muscle", "--today", TODAY),
    "injury list": ("--today", TODAY),
    "injury resolve": ("left-calf-1", "--today", TODAY),
    "clear": ("left-shin-1", "--by", "therapist", "--today", TODAY),
    "hold": ("--today", TODAY),
    "birth": ("2026-09-01", "--today", TODAY),
}


def race_table(folder: Path) -> Path:
    """A table of one runner with two races."""
    table = folder / "races.csv"
    table.write_text("adjusted,typical,mh_d,mh_ti_adj,mf_d,mf_ti_adj\n1,30,21097.5,6000,42195,12900\n")
    return table


def later_calls(scenario_file: Path) -> dict[str, tuple[object, ...]]:
    """What looks back at runs, and speaks of them."""
    return {
        "note": ("2", "tall to the end", "--today", TODAY),
        "rut": ("--scenario", scenario_file),
    }


def test_json_has_one_document_for_every_command(surefoot_cli, scenario_file, house, tmp_path: Path) -> None:
    race = ("--distance", "10 km", "--date", "2027-04-18")
    surefoot_cli("goal", "add", *race, "--today", TODAY)
    surefoot_cli("add", "--duration", "48:00", "--today", TODAY)
    surefoot_cli("injury", "add", "--site", "left calf", "--today", TODAY)
    calls = {
        "today": ("--today", TODAY),
        "skip": ("2027-W01-easy-1", "--today", TODAY),
        "move": ("2027-W01-easy-1", "--to", "2027-01-05", "--today", TODAY),
        "decline": ("2027-W01-easy-1", "--today", TODAY),
        "goal add": ("--kind", "routine", "--today", TODAY),
        "goal change": ("1", "--priority", "B", "--today", TODAY),
        "goal remove": ("1", "--today", TODAY),
        "goal list": ("--today", TODAY),
        "profile set": ("--units", "mi", "--today", TODAY),
        "profile show": ("--today", TODAY),
        "checkin": ("--no-pain", "--today", TODAY),
        **INJURED,
        "add": ("--duration", "48:00", "--today", TODAY),
        **STRENGTH,
        **LOOKING,
        **HABITS,
        **later_calls(scenario_file),
        "undo": ("2", "--today", TODAY),
        "away": ("--from", "2027-02-06", "--to", "2027-02-13", "--today", TODAY),
        "plan": ("--scenario", scenario_file),
        "why": ("today", "--scenario", scenario_file),
        "rules": (),
        "sources": (),
        "workouts": ("--today", TODAY),
        "predict": ("--race", "10 km=45:00"),
        "fitness": ("--scenario", scenario_file),
        "validate race-times": (race_table(tmp_path),),
        "demo": (),
        "import": (scenario_file, "--data", scenario_file.parent / "data"),
        **protocol_calls(tmp_path),
        **calls_of_the_day(scenario_file),
        "reanalyse": (),
        "backup": (tmp_path / "all.zip",),
        "restore": (tmp_path / "all.zip",),
    }
    assert calls.keys() == commands().keys()
    for name, arguments in calls.items():
        if name == "restore":
            house.log.written.clear()
        done = surefoot_cli(*name.split(), *arguments, "--json")
        said_no = name in {"move", "decline"}  # a plan made by hand has no other day and no offer
        assert (done.code, done.err) == (int(said_no), ""), done.out
        assert ("error" in done.document) is said_no


def test_no_typer_completion_options_clutter_the_help() -> None:
    assert app._add_completion is False


def test_an_error_stays_within_the_width_and_a_long_path_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    path = "/a-very-long-folder" * 4
    said = problem.sentences(problem.WrongUse(path, None, "this is " + "so " * 20 + "wrong", "write " + "it " * 30))
    first, *others = said.split("\n")
    assert first == f"surefoot: {path}:"
    assert len(others) > 3
    assert all(line.startswith("  ") and len(line) <= 50 for line in others)
