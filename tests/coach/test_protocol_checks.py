"""A ladder that is not safe is not used, unless somebody who may has signed it; then the reason is shown."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.protocol_checks import Finding, findings, may_be_unsafe, refusals, signature_of
from surefoot.coach.protocols import Protocol, protocol_of, protocols
from surefoot.rulebook import load_book

BOOK = load_book()
RULE = {"sessions_to_go_up": 2, "most_stages_in_7_days": 2, "rest_days_between": 1, "most_outings_in_7_days": 4}


def made(name: str = "general", **keys: Any) -> Protocol:
    return protocol_of("mine", {**BOOK.protocols[name], **keys}, BOOK)


def running(*minutes: float) -> list[dict[str, Any]]:
    """Stages that run so many minutes after one of walking."""
    return [
        {"repeats": 1, "of": ["walk 1 min", f"run {round(60 * each)} s"], "total": f"{round(60 * each) + 60} s"}
        if each
        else {"repeats": 1, "of": ["walk 20 min"], "total": "20 min"}
        for each in minutes
    ]


def signed(by: str) -> dict[str, str]:
    return {"by": by, "date": "2027-01-02", "reason": "ran every day before, and wants to"}


@pytest.mark.parametrize("name", BOOK.protocols)
def test_the_ladders_of_the_book_are_safe_without_a_signature(name: str) -> None:
    assert findings(protocols(BOOK)[name], BOOK) == ()


@pytest.mark.parametrize(
    ("minutes", "path", "value", "mend"),
    [
        ((5, 10, 20, 40), None, None, ""),
        ((5, 10.1), "stages[1]", "10 min 6 s", "at most 10 min of running between"),
        ((5, 10, 5, 11), "stages[3]", "11 min", "at most 10 min of running between"),
        ((20,), None, None, ""),
        ((21,), "stages[0]", "21 min", "Begin with at most 20 min of running"),
        ((0, 5, 10), None, None, ""),
        ((0, 21), "stages[1]", "21 min", "Begin with at most 20 min of running"),
        ((5, 0, 11), "stages[2]", "11 min", "at most 10 min of running between"),
        ((10, 20, 40, 80), None, None, ""),
    ],
)
def test_running_at_most_doubles(minutes: tuple[float, ...], path: str | None, value: str | None, mend: str) -> None:
    found = findings(made(stages=running(*minutes)), BOOK)
    assert [(each.path, each.value) for each in found] == ([(path, value)] if path else [])
    assert all(mend in each.mend and "therapist" in each.mend for each in found)


def test_the_step_is_told_in_numbers() -> None:
    (found,) = findings(made(stages=running(5, 12)), BOOK)
    assert found.message == "A stage runs at most 2 times as long as the stage before it; here 12 min follow 5 min."
    assert found.rule == "PROTOCOL-1"


def test_a_stage_is_no_longer_than_plausible() -> None:
    long = [{"repeats": 60, "of": ["walk 5 min", "run 10 s"], "total": "310 min"}]
    (found,) = findings(made(stages=long), BOOK)
    assert (found.path, found.value, found.rule) == ("stages[0].total", "310 min", "PROTOCOL-7")
    assert "5 h 10 min" in found.message


@pytest.mark.parametrize(
    ("key", "value", "rule", "mend"),
    [
        ("rest_days_between", 0, "PROTOCOL-3", "Write `rest_days_between: 1` or more"),
        ("most_stages_in_7_days", 3, "PROTOCOL-4", "Write `most_stages_in_7_days: 2` or less"),
        ("sessions_to_go_up", 1, "PROTOCOL-5", "Write `sessions_to_go_up: 2` or more"),
        ("most_outings_in_7_days", 5, "PROTOCOL-6", "Write `most_outings_in_7_days: 4` or less"),
    ],
)
def test_outings_and_stages_keep_their_distance(key: str, value: int, rule: str, mend: str) -> None:
    (found,) = findings(made(stage_rule={**RULE, key: value}), BOOK)
    assert (found.path, found.value, found.rule) == (f"stage_rule.{key}", value, rule)
    assert mend in found.mend


@pytest.mark.parametrize(
    ("tissues", "limit", "refused"),
    [
        (["bone"], 1, True),
        (["bone"], 0, False),
        (["bone"], None, False),
        (["muscle", "nerve"], 2, True),
        (["muscle", "joint"], 5, False),
    ],
)
def test_bone_and_nerve_bear_no_pain(tissues: list[str], limit: int | None, refused: bool) -> None:
    found = findings(made(**{"for": tissues, "pain_limit": limit}), BOOK)
    assert [each.path for each in found] == (["pain_limit"] if refused else [])
    assert [each.value for each in found] == ([limit] if refused else [])


def test_stable_pain_takes_a_signature() -> None:
    (found,) = findings(made("tendon", reads_stable_pain_as_same=True), BOOK)
    assert (found.path, found.value, found.rule) == ("reads_stable_pain_as_same", True, "PROTOCOL-9")
    assert refusals(made("tendon", reads_stable_pain_as_same=True, signed=signed("therapist")), BOOK) == ()


def test_everything_is_found_at_once_in_the_order_of_the_file() -> None:
    bad = made(
        "bone", stages=running(21, 43), stage_rule={**RULE, "rest_days_between": 0}, pain_limit=2,
        reads_stable_pain_as_same=True,
    )  # fmt: skip
    paths = [found.path for found in findings(bad, BOOK)]
    assert paths == [
        "stages[0]",
        "stages[1]",
        "stage_rule.rest_days_between",
        "pain_limit",
        "reads_stable_pain_as_same",
    ]


@pytest.mark.parametrize(("by", "may"), [("therapist", True), ("physician", True), ("coach", False), ("runner", False)])
def test_a_therapist_or_physician_may_sign_for_it(by: str, may: bool) -> None:
    unsafe = made("bone", pain_limit=1, signed=signed(by))
    assert may_be_unsafe(unsafe, BOOK) is may
    assert [found.path for found in refusals(unsafe, BOOK)] == ([] if may else ["pain_limit", "signed.by"])
    assert [found.path for found in findings(unsafe, BOOK)] == ["pain_limit"], "found, and shown, all the same"


def test_what_is_safe_needs_nobody_who_may() -> None:
    assert refusals(made(signed=signed("coach")), BOOK) == ()
    assert refusals(made(), BOOK) == ()


def test_the_signature_of_somebody_who_may_not_is_told_kindly() -> None:
    *_, last = refusals(made("bone", pain_limit=1, signed=signed("coach")), BOOK)
    assert last == Finding(
        "signed.by",
        "coach",
        "The word of a coach can restrict a ladder, and not permit what passes the limits.",
        "Let a therapist or physician sign it.",
        "PROTOCOL-11",
    )


def test_the_signature_is_shown_with_its_reason() -> None:
    shown = signature_of(made(signed=signed("therapist")), BOOK)
    assert shown is not None
    assert shown.text == "Signed by a therapist on Sat 2 January 2027: ran every day before, and wants to"
    assert signature_of(made(), BOOK) is None


def test_an_overlay_moves_a_limit() -> None:
    strict = BOOK.overlaid({"protocol/most_growth": 1.5})
    assert [found.path for found in findings(protocols(strict)["general"], strict)] == ["stages[1]"]
