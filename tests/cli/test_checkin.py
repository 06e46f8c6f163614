"""`checkin`: answers by options, and what is said after them."""

from __future__ import annotations

import pytest

from surefoot.cli.show.checkin import show_checked_in
from surefoot.cli.show.page import plain_page
from surefoot.diary.body import CheckIn
from surefoot.diary.entries import CheckedIn, Entry
from surefoot.diary.folding import remember
from surefoot.diary.plan import Change, Gate
from surefoot.services.following import Consequence
from surefoot.services.ports import House
from tests.services.logs import NOON, TODAY, injured

DAY = ("--today", "2027-01-04")
EASIER = "Easier is always allowed: you know your body."


@pytest.fixture
def call(surefoot_cli, house: House):
    """Call a check-in; what is refused has written nothing."""

    def call(*arguments: str):
        before = len(house.log.entries())
        done = surefoot_cli("checkin", *arguments)
        assert done.code == 0 or len(house.log.entries()) == before
        return done

    return call


def joined(text: str) -> str:
    return " ".join(text.split())


def test_every_answer_has_its_option(call, house: House) -> None:
    injured(house)
    done = call(
        "--pain", "Left shin 3/10 warmup_goes_away", "--pain", "calf 2 after soreness injury=shin-1",
        "--painkiller", "--red-flag", "hot_calf", "--illness", "gut", "--sleep", "7 h 10 min", "--soreness", "2",
        "--fatigue", "3", "--mood", "7", "--confidence", "6", "--hops", "even", "--walk-30", "normal",
        "--no-bony-tenderness", "--date", "yesterday", *DAY, "--json",
    )  # fmt: skip
    entry = done.document["entry"]
    assert (entry["kind"], entry["date"]) == ("checked_in", "2027-01-03")
    assert entry["check_in"] == {
        "date": "2027-01-03",
        "pain": [
            {"site": "left shin", "score": 3, "moment": "warmup_goes_away"},
            {"site": "calf", "score": 2, "moment": "after", "injury": "shin-1", "kind": "soreness"},
        ],
        "painkiller": True, "fatigue": 3, "mood": 7, "confidence": 6, "soreness": 2, "sleep": "7 h 10 min",
        "illness": "gut", "tests": {"hops": "even", "walk_30": "normal", "bony_tenderness": False},
        "red_flags": ["hot_calf"],
    }  # fmt: skip


def test_nothing_that_hurts_is_an_answer_and_earns_no_praise(call, house: House) -> None:
    done = joined(call("--no-pain", *DAY).out)
    assert done == f"Thank you. Your plan stands as it is. {EASIER} Entry 1; `surefoot undo 1` takes it back."
    (answers,) = remember(house.log.entries(), TODAY).check_ins.values()
    assert (answers.pain, answers.pain_told) == ((), True)


def test_answers_without_a_word_on_pain_leave_it_open(call, house: House) -> None:
    assert "pain" not in call("--fatigue", "3", *DAY, "--json").document["entry"]["check_in"]
    (answers,) = remember(house.log.entries(), TODAY).check_ins.values()
    assert (answers.fatigue, answers.pain_told) == (3, False)
    assert call("--no-pain", *DAY, "--json").document["entry"]["check_in"]["pain"] == []


def test_pain_is_thanked_for_and_what_it_changes_is_one_line(call) -> None:
    done = joined(call("--pain", "left shin 3 during", *DAY).out)
    assert done.startswith(
        "Thank you. What is allowed now: easy running. What ends it: it has settled, and some days of"
    )
    assert "Earliest date: Wednesday 13 January 2027." in done
    assert EASIER in done
    again = joined(call("--fatigue", "3", *DAY).out)
    assert again.startswith("Thank you. It stays as it is: easy running.")


def test_a_red_flag_stands_alone(call) -> None:
    done = call("--red-flag", "chest_pain", "--fatigue", "4", *DAY)
    assert done.out == "  See a physician, today; running comes back with their word.\n"
    document = call("--red-flag", "chest_pain", *DAY, "--json").document
    assert (document["gate"]["name"], document["entry"]["id"]) == ("see_a_doctor", 2)


def test_an_open_gate_and_changed_sessions_are_told() -> None:
    hold = Gate(name="hold", since=None, earliest_end=None, ends_when="You feel well.", injury=None, because=())
    clear = Gate(name="clear", since=None, earliest_end=None, ends_when="", injury=None, because=())
    odd = Gate(name="moonlight", since=None, earliest_end=None, ends_when="", injury=None, because=())
    change = Change(session="x", before={}, after=None, because=())
    for before, gate, changes, said in (
        (hold, clear, (change,), "everything is open again. Your plan follows; `surefoot today` shows the day."),
        (clear, hold, (change, change), "What ends it: you feel well. Your plan follows;"),
        (clear, odd, (), "What is allowed now: moonlight."),
    ):
        page = plain_page()
        show_checked_in(page, [_entry()], Consequence(before=before, gate=gate, changes=changes))
        assert said in joined(page.text())


def test_where_no_plan_can_be_made_thanks_are_enough() -> None:
    page = plain_page()
    show_checked_in(page, [_entry()], None)
    assert joined(page.text()).startswith(f"Thank you. {EASIER}")


def _entry() -> Entry:
    fact = CheckedIn(check_in=CheckIn(date=TODAY))
    return Entry(id=1, runner="runner", author="runner", effective=TODAY, recorded=NOON, fact=fact)


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        (("--pain", "left shin 3"), "--pain", 2),
        (("--pain", "3 during"), "--pain", 2),
        (("--pain", "left shin three during"), "--pain", 2),
        (("--pain", "left ear 3 during"), "--pain", 1),
        (("--pain", "left shin 13 during"), "--pain", 1),
        (("--pain", "left shin 3 sometimes"), "--pain", 1),
        (("--pain", "left shin 3 during itch"), "--pain", 1),
        (("--pain", "left shin 3 during injury=shin-9"), "--pain", 1),
        (("--pain", "left shin 3 during", "--no-pain"), "--no-pain", 2),
        (("--fatigue", "11"), "--fatigue", 1),
        (("--mood", "good"), "--mood", 2),
        (("--sleep", "7"), "--sleep", 2),
        (("--sleep", "30 h"), "--sleep", 1),
        (("--illness", "cough"), "--illness", 1),
        (("--red-flag", "sneezing"), "--red-flag", 1),
        (("--hops", "high"), "--hops", 1),
        (("--walk-30", "slow"), "--walk-30", 1),
        (("--fatigue", "3", "--date", "2027-01-05"), "--date", 1),
        ((), "$", 2),
    ],
)
def test_answers_are_refused_by_the_option_that_was_typed(call, options, path: str, code: int) -> None:
    done = call(*options, *DAY, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert done.error["mend"]


def test_without_answers_and_without_anybody_to_ask_it_does_not_wait(call) -> None:
    done = call(*DAY)
    assert (done.code, done.out) == (2, "")
    assert "--no-pain" in done.err
