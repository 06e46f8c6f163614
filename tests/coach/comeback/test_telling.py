"""What an injured runner is told beside the plan, in which order, and how it speaks (comeback cases)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.setting import Setting
from surefoot.coach.telling import tellings
from surefoot.rulebook import explain
from tests.coach.builders import ago, book, injury, pain, plan, run, setting, told
from tests.coach.comeback.helpers import back, before, born, calm

MINE = {"tissue": "muscle"}
UNKIND = ("failed", "missed", "behind", "lost", " only ")


def settle(off: int = 20, runs: Any = (), **log: Any) -> Setting:
    log.setdefault("injuries", (injury("left calf", off, **MINE),))
    return setting([*before(off), *runs], log=log)


def said(found: Setting) -> list[tuple[str, str]]:
    return [(severity, reason.rule.id) for severity, reason in tellings(found)]


def test_the_cause_what_is_worked_on_and_what_is_left_are_told() -> None:
    ids = [rule for _, rule in said(settle(clearances=(back("it", 1),)))]
    assert ids == ["RETURN-2", "RETURN-2e", "RETURN-3", "RETURN-17", "RETURN-17a", "RETURN-17b"]
    assert {severity for severity, _ in said(settle())} == {"info"}


def test_until_it_is_cleared_there_is_no_date_to_work_towards() -> None:
    assert "RETURN-3" not in [rule for _, rule in said(settle())]


def test_when_the_four_times_have_passed_nothing_is_said_of_them() -> None:
    long_ago = (injury("left calf", 200, resolved=ago(190), **MINE),)
    assert said(settle(1, injuries=long_ago)) == []


def test_after_the_easy_weeks_the_cause_is_told_no_more_and_the_date_still_is() -> None:
    over = (injury("left calf", 60, resolved=ago(40), **MINE),)
    assert [rule for _, rule in said(settle(1, injuries=over))] == ["RETURN-3"]


def test_after_a_niggle_nothing_needs_to_come_back() -> None:
    ids = [rule for _, rule in said(settle(2, clearances=(back("it", 0),)))]
    assert not any(rule.startswith("RETURN-17") for rule in ids)


def test_a_beginner_has_nothing_that_is_left() -> None:
    found = setting((), log={"injuries": (injury("left calf", 20, **MINE),)})
    assert not any(rule.startswith("RETURN-17") for _, rule in said(found))


def test_riding_and_swimming_since_then_keep_more() -> None:
    def kept(*runs: Any) -> float:
        found = settle(40, runs)
        return float(next(r.args["kept"] for _, r in tellings(found) if r.rule.id == "RETURN-17"))

    assert kept(run(5, None, 60, sport="ride")) > kept()
    assert kept(run(5, None, 60, sport="swim")) > kept()
    assert kept(run(5, None, 60, sport="walk")) == kept()
    assert kept(run(41, None, 60, sport="ride")) == kept(), "from before it says nothing"


def test_of_several_the_longest_says_what_is_left() -> None:
    two = (injury("left calf", 5, id="new", **MINE), injury("left knee", 40, tissue="kneecap"))
    found = settle(40, injuries=two)
    assert next(r.args["days_off"] for _, r in tellings(found) if r.rule.id == "RETURN-17") == 40


def test_a_birth_has_no_cause_to_look_for() -> None:
    ids = [rule for _, rule in said(settle(100, injuries=(), **born(100)))]
    assert not any(rule.startswith("RETURN-2") for rule in ids)
    assert "RETURN-17" in ids


# ------------------------------------------------------------------ when somebody should look


def stepped(days_ago: int) -> Setting:
    """Shorter twice at the first stage's half, the last time so many days ago."""
    first = days_ago + 9
    hurt = [told(first - at, pain("left calf", 2, "warmup_stays")) for at in (0, 9)]
    minutes = ((first, 300), (first - 3, 180), (first - 6, 180), (days_ago, 300))
    runs = [run(day, None, 30, running=seconds) for day, seconds in minutes]
    answers = [one for one in calm(first + 1, 0) if one.date not in {c.date for c in hurt}]
    return settle(60, runs, clearances=(back("it", first + 2),), check_ins=(*hurt, *answers))


@pytest.mark.parametrize(("days", "count"), [(2, 1), (13, 1), (14, 0)])
def test_what_a_therapist_should_see_is_a_warning_for_two_weeks_and_comes_first(days: int, count: int) -> None:
    found = said(stepped(days))
    assert found.count(("warning", "RETURN-16")) == count
    if count:
        assert found[0] == ("warning", "RETURN-16")


def test_a_protocol_that_nobody_knows_is_a_warning_and_a_known_one_is_not() -> None:
    words = (
        back("it", 3, "therapist", "zeno"),
        back("it", 2, "therapist", "general/3"),
        back("it", 1, protocol="bone"),
    )
    found = settle(clearances=words)
    warnings = [reason.args["protocol"] for severity, reason in tellings(found) if severity == "warning"]
    assert warnings == ["zeno"]


def test_a_sign_for_a_doctor_stands_alone() -> None:
    found = plan(
        before(20),
        log={"injuries": (injury("left calf", 20, **MINE),), "check_ins": (told(1, pain("left calf", 2, "at_rest")),)},
    )
    assert found.gate.name == "see_a_doctor"
    assert not any(finding.rule.startswith("RETURN-") for finding in found.findings)


def test_nothing_unkind_is_said() -> None:
    for found in (settle(clearances=(back("it", 1),)), stepped(2), settle(100, injuries=(), **born(100))):
        texts = [explain(reason, book()).text for _, reason in tellings(found)]
        assert texts
        assert not any(word in text for word in UNKIND for text in texts)


def test_without_an_injury_nothing_is_told() -> None:
    assert said(setting(before(1))) == []
