"""The check-in as a conversation: in this process with answers from a list, and on a terminal of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from surefoot.cli.interview import interview
from surefoot.diary.parts import ILLNESSES, RED_FLAGS, read_check_in
from tests.cli.terminal import talk

TODAY = dt.date(2027, 1, 4)
NO_MORE = [""] * 7  # what stays open after pain, painkiller and flags: illness, sleep, four scores and one to spare


class Talk:
    """A conversation with answers from a list; what is said and asked is kept."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.said = list(answers), []

    def ask(self, question: str) -> str:
        self.said.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def hold_on(self, run: dt.date) -> dict[dt.date, dict[str, Any]]:
        """The same where a run of that day has not been spoken of."""
        return interview(self.ask, self.said.append, TODAY, today=TODAY, coming_back=True, run=run)

    def hold(self, day: dt.date = TODAY, *, coming_back: bool = False) -> dict[str, Any]:
        return interview(self.ask, self.said.append, day, today=TODAY, coming_back=coming_back).get(day, {})


def test_all_questions_may_stay_open_and_pain_is_asked_first() -> None:
    talk = Talk("n", "", "", *NO_MORE)
    assert talk.hold() == {"pain": []}
    assert "hurt" in talk.said[1]
    assert len(talk.answers) == 1


def test_the_first_question_left_open_says_nothing_of_pain() -> None:
    talk = Talk("", "n", "", *NO_MORE)
    assert talk.hold() == {"painkiller": False}
    assert Talk("", "", "", *NO_MORE).hold() == {}


def test_answers_are_thanked_for_and_silence_is_not() -> None:
    talk = Talk("n", "n", "", "", "7 h", "", "", "", "")
    talk.hold()
    thanked = [line.removeprefix("Thank you. ") for line in talk.said if line.startswith("Thank you. ")]
    beginnings = ("Did you take", "Did you notice", "How tired")
    assert [any(map(line.startswith, beginnings)) for line in thanked] == [True] * 3


def test_the_words_are_the_same_whatever_hurts() -> None:
    well, hurt = Talk("n", *NO_MORE, ""), Talk("y", "left shin", "3", "2", "1", "n", *NO_MORE, "")
    well.hold()
    hurt.hold()
    assert well.said[3:] == hurt.said[-len(well.said[3:]) :]
    assert not any(word in " ".join(hurt.said).lower() for word in ("great", "well done", "sorry", "doctor"))


def test_a_conversation_is_a_check_in() -> None:
    pains = ("y", "left shin", "3", "2", "", "1", "yes", "back", "1", "at_rest", "2", "no")
    scores = ("3", "2", "7", "6")
    answers = Talk(*pains, "y", "1, 5", "3", "7 h 10 min", *scores, "1", "normal", "n").hold(coming_back=True)
    assert answers == {
        "pain": [
            {"site": "left shin", "score": 3, "moment": "warmup_goes_away", "kind": "pain"},
            {"site": "back", "score": 1, "moment": "at_rest", "kind": "soreness"},
        ],
        "painkiller": True, "red_flags": [RED_FLAGS[0], RED_FLAGS[4]], "illness": ILLNESSES[2],
        "sleep": "7 h 10 min", "fatigue": 3, "soreness": 2, "mood": 7, "confidence": 6,
        "tests": {"hops": "even", "walk_30": "normal", "bony_tenderness": False},
    }  # fmt: skip
    assert read_check_in({"date": "2027-01-04"} | answers, TODAY).pain[0].score == 3


def test_what_cannot_be_read_is_asked_again() -> None:
    pains = ("perhaps", "y", "left ear", "shin", "12", "some", "3", "99", "sometimes", "2", "0", "1", "n")
    talk = Talk(*pains, "", "12", "", "flu", "", "long", "", "²", *NO_MORE)
    answers = talk.hold()
    assert answers["pain"] == [{"site": "shin", "score": 3, "moment": "warmup_goes_away", "kind": "pain"}]
    assert answers.keys() == {"pain"}
    assert "  This is neither yes nor no.\n  Write y or n." in talk.said
    assert "  There is no such number here.\n  Write one from 1 to 10." in talk.said


OPEN_DAY = [""] * 13  # what is left of the day behind its first question, where somebody comes back


def test_the_last_run_is_asked_about_first_by_its_day() -> None:
    saturday, words = dt.date(2027, 1, 2), "did anything hurt, or feel sore, swollen or numb?"
    talk = Talk("n", "", "n", *OPEN_DAY)
    assert talk.hold_on(saturday) == {saturday: {"pain": []}, TODAY: {"pain": []}}
    assert talk.said[1] == f"Your run on Saturday: {words} [y/n] "
    assert talk.said[3] == "And now: does anything hurt, or feel sore, swollen or numb? [y/n] "
    for run, when in ((TODAY, "today"), (dt.date(2027, 1, 3), "yesterday")):
        other = Talk("", "", "", *OPEN_DAY)
        assert other.hold_on(run) == {}
        assert other.said[1] == f"Your run {when}: {words} [y/n] "


def test_what_hurt_on_a_run_is_written_under_its_day_and_the_morning_after_under_its_own() -> None:
    sunday = dt.date(2027, 1, 3)
    talk = Talk("y", "left shin", "3", "3", "1", "n", "y", "y", "left shin", "1", "6", "1", "n", *OPEN_DAY)
    found = talk.hold_on(sunday)
    shin = {"site": "left shin", "kind": "pain"}
    assert found == {
        sunday: {"pain": [shin | {"score": 3, "moment": "during"}], "painkiller": True},
        TODAY: {"pain": [shin | {"score": 1, "moment": "next_day"}]},
    }
    titles = [line.strip() for line in talk.said]
    assert titles.count("6  the day after") == 1
    assert "Thank you. And now: does anything hurt, or feel sore, swollen or numb? [y/n]" in titles


def test_a_run_of_the_day_and_the_day_are_one_check_in() -> None:
    report = ("1", "3", "1", "n")
    found = Talk("y", "left shin", *report, "y", "back", *report, *OPEN_DAY).hold_on(TODAY)
    assert [pain["site"] for pain in found[TODAY]["pain"]] == ["left shin", "back"]
    assert Talk("n", "", *OPEN_DAY).hold_on(TODAY) == {TODAY: {"pain": []}}


def test_another_day_is_named() -> None:
    talk = Talk("n", *NO_MORE, "")
    talk.hold(dt.date(2027, 1, 3))
    assert talk.said[0].startswith("About Sunday 3 January 2027: how were you?")


def test_signs_that_are_no_text_are_asked_again() -> None:
    talk = Talk("n", *NO_MORE, "", "")

    def ask(question: str, broken: list[bool] = [True]) -> str:  # noqa: B006  once
        if broken.pop() if broken else False:
            raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid")
        return talk.ask(question)

    assert interview(ask, talk.said.append, TODAY, today=TODAY) == {TODAY: {"pain": []}}
    assert "  This is neither yes nor no.\n  Write y or n." in talk.said


@pytest.fixture
def terminal(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Run `surefoot checkin` on a terminal of its own."""
    return lambda *answers: talk(tmp_path / "data", ("checkin",), *answers)


OPEN = tuple((question, "\n") for question in ("none:", "Enter:", "sleep", "tired", "sore are", "mood", "confident"))


def test_a_conversation_on_a_terminal_is_written_down(terminal, surefoot_cli, tmp_path: Path) -> None:
    pain = (("hurt", "y\n"), ("Where", "left shin\n"), ("strong", "3\n"), ("number:", "3\n"), ("number:", "1\n"))
    code, told = terminal(*pain, ("else", "n\n"), ("painkiller", "n\n"), *OPEN)
    assert code == 0
    assert "Thank you. What is allowed now: easy running." in told
    entries = surefoot_cli("log", "--entries", "--json", "--data", tmp_path / "data").document["entries"]
    assert [entry["check_in"]["pain"] for entry in entries] == [
        [{"site": "left shin", "score": 3, "moment": "during"}]
    ]  # fmt: skip


def test_a_conversation_without_answers_writes_nothing(terminal, surefoot_cli, tmp_path: Path) -> None:
    left, told = terminal(("hurt", "\n"), ("painkiller", "\n"), *OPEN)
    assert left == 0
    assert told.rstrip().endswith("Nothing was written. Come back whenever you like.")
    assert surefoot_cli("log", "--entries", "--json", "--data", tmp_path / "data").document == {"entries": []}


@pytest.mark.parametrize(("key", "code"), [("\x04", 0), ("\x03", 130)])
def test_leaving_a_conversation_writes_nothing(terminal, surefoot_cli, tmp_path: Path, key: str, code: int) -> None:
    left, told = terminal(("hurt", "n\n"), ("painkiller", key))
    assert left == code
    assert told.rstrip().endswith("Nothing was written. Come back whenever you like.")
    assert "Traceback" not in told
    assert surefoot_cli("log", "--entries", "--json", "--data", tmp_path / "data").document == {"entries": []}
