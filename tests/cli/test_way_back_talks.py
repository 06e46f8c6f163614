"""The conversations of `injury add` and `clear`: with answers from a list, and on a terminal of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from surefoot.cli.clear_talk import word_told
from surefoot.cli.injury_talk import injury_told
from surefoot.diary.body import Injury
from surefoot.diary.parts import read_injury
from surefoot.rulebook import load_book
from surefoot.services.ports import House
from tests.cli.terminal import talk

TODAY = dt.date(2027, 1, 4)
CHECKS = load_book().value("gate/start_checks")
SHIN = Injury(id="Shin-1", site="left shin", onset=dt.date(2026, 12, 1))
YES = ["y"] * len(CHECKS)


class Talk:
    """Answers from a list; what is said and asked is kept."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.said = list(answers), []

    def ask(self, question: str) -> str:
        self.said.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def injury(self) -> dict[str, Any]:
        return injury_told(self.ask, self.said.append, TODAY)

    def word(self, about: str | None = None) -> dict[str, Any]:
        return word_told(self.ask, self.said.append, [SHIN], CHECKS, TODAY, about)


def test_an_injury_in_a_few_questions() -> None:
    told = Talk("left tibia", "1", "posteromedial", "2026-12-20", "yesterday", "n")
    found = told.injury()
    assert found == {
        "site": "left tibia", "tissue": "bone", "aspect": "posteromedial", "onset": "2026-12-20",
        "running_stopped": "2027-01-03", "surgery": False,
    }  # fmt: skip
    assert read_injury({"id": "a"} | found, TODAY).tissue == "bone"
    asked = [line for line in told.said if "?" in line]
    order = ("Where", "Thank you. What did a professional", "Thank you. Which part", "Thank you. Since when?")
    assert all(line.startswith(begin) for line, begin in zip(asked, order, strict=False))


def test_the_place_is_needed_and_the_rest_may_stay_open() -> None:
    told = Talk("", "left ear", "left calf", "", "", "", "")
    assert told.injury() == {"site": "left calf", "onset": "2027-01-04"}
    assert not any("Which part of the bone" in line for line in told.said)
    assert any("Write" in line for line in told.said)


def test_a_day_that_is_none_or_still_to_come_is_asked_again() -> None:
    told = Talk("knee", "7", "soon", "2027-01-05", "today", "", "")
    assert told.injury() == {"site": "knee", "tissue": "unknown", "onset": "2027-01-04"}
    assert "  This is not a date.\n  Write it as year, month and day: 2027-04-18." in told.said
    assert any("after today" in line for line in told.said)


def test_a_word_with_the_start_checks_one_by_one() -> None:
    told = Talk("1", "2", *YES, "general/2")
    assert told.word() == {"injury": "Shin-1", "by": "therapist", "checks": "passed", "protocol": "general/2"}
    asked = [line for line in told.said if f" of {len(CHECKS)}  " in line]
    assert [line.split("  ")[1].removesuffix(" [y/n] ") for line in asked] == list(CHECKS)
    assert "no bony tenderness" in CHECKS
    assert sum(line.startswith("Thank you. ") for line in asked) == len(CHECKS) - 1


def test_the_first_check_that_asks_for_time_ends_them() -> None:
    told = Talk("shin-1", "self_check", "y", "n")
    assert told.word() == {"injury": "Shin-1", "by": "self_check", "checks": "failed"}
    assert told.said[-1].startswith("Thank you. That one asks for more time")
    assert not any("failed" in line for line in told.said)


def test_checks_that_stay_open_are_not_done() -> None:
    assert Talk("4", *YES[1:], "").word("Shin-1") == {"injury": "Shin-1", "by": "self_check", "checks": "not_done"}
    assert Talk("1", *[""] * len(CHECKS), "").word("birth") == {
        "injury": "birth", "by": "physician", "checks": "not_done",
    }  # fmt: skip


def test_a_coach_is_asked_for_no_checks_and_no_protocol() -> None:
    told = Talk("red_flag", "3")
    assert told.word() == {"injury": "red_flag", "by": "coach"}
    assert not any("protocol" in line for line in told.said)


def test_what_cannot_be_read_is_asked_again() -> None:
    told = Talk("9", "2", "nobody", "1", *YES, "My Own", "")
    assert told.word() == {"injury": "red_flag", "by": "physician", "checks": "passed"}
    assert any("there is no such number" in line.lower() for line in told.said)
    assert any("Write its name, or name/stage: general/2." in line for line in told.said)


TOLD = (
    ("Where", "left calf\n"),
    ("number", "3\n"),
    ("Since when?", "yesterday\n"),
    ("not run?", "\n"),
    ("surg", "n\n"),
)


def test_both_on_a_terminal(surefoot_cli, tmp_path: Path) -> None:
    data = tmp_path / "data"
    code, said = talk(data, ("injury", "add"), *TOLD)
    assert code == 0
    assert "Written down: injury left-calf-1" in said
    checks = tuple((f"{number} of", "y\n") for number in range(1, len(CHECKS) + 1))
    code, said = talk(data, ("clear", "left-calf-1"), ("number", "4\n"), *checks)
    assert code == 0
    assert "injury left-calf-1: start checks done" in said
    kinds = [entry["kind"] for entry in surefoot_cli("log", "--entries", "--json", "--data", data).document["entries"]]
    assert kinds == ["injury_opened", "cleared"]
    code, said = talk(data, ("clear", "left-calf-9"))
    assert (code, "INJURY is 'left-calf-9'" in said) == (1, True)


@pytest.mark.parametrize("command", [("injury", "add"), ("clear",)])
def test_leaving_writes_nothing(surefoot_cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    code, said = talk(tmp_path / "data", command, (":" if command == ("clear",) else "Where", "\x04"))
    assert (code, said.rstrip().endswith("Nothing was written. Come back whenever you like.")) == (0, True)
    assert "Traceback" not in said
    assert surefoot_cli("log", "--entries", "--json", "--data", tmp_path / "data").document == {"entries": []}


def test_a_check_in_asks_about_the_last_run(surefoot_cli, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run = ("add", "--date", "2027-01-02", "--duration", "30 min", "--today", "2027-01-04", "--data", data)
    assert surefoot_cli(*run).code == 0
    rest = ("none:", "Enter:", "sleep", "tired", "sore are", "mood", "confident")
    answers = (("on Saturday", "n\n"), ("painkiller", "\n"), ("And now", "\n"), ("painkiller", "\n"))
    code, said = talk(data, ("checkin",), *answers, *((question, "\n") for question in rest))
    assert (code, "Thank you." in said) == (0, True)
    (entry,) = surefoot_cli("log", "--entries", "--json", "--data", data).document["entries"][1:]
    assert entry["check_in"] == {"date": "2027-01-02", "pain": []}


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch):
    """Somebody on the terminal who gives these answers, and then leaves."""

    def answering(*answers: str) -> None:
        left = list(answers)

        def ask(question: str) -> str:
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("surefoot.cli.talk.somebody", lambda: True)
        monkeypatch.setattr("builtins.input", ask)

    return answering


def test_a_conversation_on_what_is_open_or_named(surefoot_cli, house: House, answering) -> None:
    day = ("--today", "2027-01-04")
    answering("left shin", "", "", "", "")
    assert surefoot_cli("injury", "add", *day).code == 0
    answering("left calf", "", "", "", "")
    assert surefoot_cli("injury", "add", *day).code == 0
    assert surefoot_cli("injury", "resolve", "left-calf-1", *day).code == 0
    answering("2", "1", *[""] * (len(CHECKS) + 1))
    said = surefoot_cli("clear", *day)
    assert (said.code, "red flag cleared by physician" in said.out) == (0, True)
    assert "left-calf-1" not in said.out
    answering("3")
    said = surefoot_cli("clear", "left-calf-1", "--reason", "slowly", *day)
    assert (said.code, "left-calf-1: word of the coach (slowly)" in " ".join(said.out.split())) == (0, True)
    assert len(house.log.entries()) == 5


@pytest.mark.parametrize("command", [("injury", "add"), ("clear",), ("checkin",)])
def test_who_leaves_has_written_nothing(surefoot_cli, house: House, answering, command: tuple[str, ...]) -> None:
    answering()
    left = surefoot_cli(*command, "--today", "2027-01-04")
    assert (left.code, left.out.rstrip().endswith("Nothing was written. Come back whenever you like.")) == (0, True)
    assert house.log.entries() == []


def test_with_json_nobody_is_asked(surefoot_cli, house: House, answering) -> None:
    answering("left shin")
    for command, path in ((("injury", "add"), "--site"), (("clear", "x"), "--by"), (("checkin",), "$")):
        done = surefoot_cli(*command, "--today", "2027-01-04", "--json")
        assert (done.code, done.error["path"]) == (2, path)
    assert house.log.entries() == []
