"""What an injury allows today: whose word ends its hold, and what comes after it (engine, stages 2 and 3)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.gate import Verdict
from tests.coach.builders import TODAY, ago, ahead, gate, injury, verdicts, weekly, word


def test_an_open_injury_holds_from_the_day_on_which_running_stopped() -> None:
    (found,) = verdicts(injuries=(injury("left tibia", 30, running_stopped=ago(25)),))
    assert (found.name, found.since, found.injury) == ("hold", ago(25), "it")
    assert found.earliest_end == TODAY, "a word may come on any day"
    (found,) = verdicts(injuries=(injury("left tibia", 30),))
    assert found.since == ago(30)


CHECKS = "Do the start checks, and enter them when they are passed."
CHECKS_OR_WORD = "Pass the start checks, or ask a physical therapist, and enter it as a clearance."
HIGH_RISK = "A physician clears it, and a physical therapist enters a plan of your own."
BOTH = (
    "A physician or physical therapist clears it, the start checks are passed, "
    "and two weeks of walking stay free of pain."
)


@pytest.mark.parametrize(
    ("days", "others", "expected"),
    [
        (3, {}, CHECKS),
        (7, {}, CHECKS),
        (8, {}, CHECKS_OR_WORD),
        (28, {}, CHECKS_OR_WORD),
        (29, {}, BOTH),
        (3, {"surgery": True}, BOTH),
        (3, {"tissue": "bone", "aspect": "posteromedial"}, BOTH),
        (3, {"tissue": "bone", "aspect": "patella"}, HIGH_RISK),
        (3, {"tissue": "bone"}, f"{HIGH_RISK} If you know which part of the bone it is, enter it."),
    ],
)
def test_an_open_injury_says_what_ends_its_hold_by_how_bad_it_is(
    days: int, others: dict[str, Any], expected: str
) -> None:
    (found,) = verdicts(weekly(40, off=days + 1), injuries=(injury("left knee", days, **others),))
    assert (found.name, found.ends_when) == ("hold", expected)


def cleared_by(by: str, days: int, checks: str = "passed", **others: Any) -> Verdict:
    """The gate after an injury so many days old, with nothing run since, and somebody's word of yesterday."""
    log = {"injuries": (injury("left knee", days, **others),), "clearances": (word("it", 1, by, checks),)}
    return verdicts(weekly(40, off=days + 1), **log)[0]


@pytest.mark.parametrize("by", ["physician", "therapist", "self_check"])
def test_the_start_checks_are_enough_up_to_28_days(by: str) -> None:
    assert [cleared_by(by, days).name for days in (3, 7, 13, 14, 28)] == [
        "easy_only", "easy_only", "easy_only", "walk_run", "walk_run",
    ]  # fmt: skip


@pytest.mark.parametrize("others", [{"surgery": True}, {"tissue": "bone", "aspect": "posteromedial"}])
def test_bone_and_surgery_ask_for_a_professionals_word_and_the_checks(others: dict[str, Any]) -> None:
    words = {by: cleared_by(by, 10, **others).name for by in ("physician", "therapist", "coach", "self_check")}
    assert words == {"physician": "walk_run", "therapist": "walk_run", "coach": "hold", "self_check": "hold"}
    assert cleared_by("physician", 10, "not_done", **others).name == "hold", "the checks are missing"


def test_who_could_not_run_for_more_than_28_days_needs_a_professionals_word_and_the_checks() -> None:
    words = {by: cleared_by(by, 29).name for by in ("physician", "therapist", "coach", "self_check")}
    assert words == {"physician": "walk_run", "therapist": "walk_run", "coach": "hold", "self_check": "hold"}
    assert cleared_by("therapist", 29, "not_done").name == "hold", "the checks are missing"
    assert cleared_by("therapist", 20, "not_done").name == "walk_run", "of 8 to 28 days the word alone will do"


def test_a_coachs_word_opens_nothing() -> None:
    assert {cleared_by("coach", days).name for days in (3, 7, 20, 40)} == {"hold"}


def test_failed_checks_clear_nothing() -> None:
    assert {cleared_by("physician", days, "failed").name for days in (3, 7, 20, 40)} == {"hold"}


def test_a_cleared_injury_says_since_when_and_what_ends_it() -> None:
    niggle = cleared_by("self_check", 3)
    assert (niggle.since, niggle.injury, niggle.reason.rule.id) == (ago(1), "it", "RETURN-6b")
    assert niggle.reason.args == {"days": 12}, "four days for each of three"
    mild = cleared_by("self_check", 7)
    assert (mild.since, mild.reason.rule.id, mild.reason.args) == (ago(1), "RETURN-6", {"weeks": 4})
    ladder = cleared_by("self_check", 20)
    assert (ladder.since, ladder.injury, ladder.reason.rule.id) == (ago(1), "it", "RETURN-4")
    assert ladder.ends_when == "The last stage of the ladder is done in one go, within the limit."
    for found, least in ((niggle, 12), (mild, 28)):
        assert found.earliest_end is not None
        assert found.earliest_end >= ahead(least)


def test_a_resolved_injury_holds_no_longer() -> None:
    assert gate(injuries=(injury("left knee", 30, resolved=TODAY),)) == "clear"
