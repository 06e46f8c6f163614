"""Advice for every kind, phase and gate: three sentences of our own that fit what is allowed."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from typing import Any

import msgspec
import pytest

from surefoot.coach.advice import FAMILIES, GATES, KINDS, PHASES, advice_for, advice_on
from surefoot.coach.prescription import templates
from surefoot.coach.prescription._templates import KINDS as TEMPLATE_KINDS
from surefoot.diary.plan import Gate
from surefoot.rulebook import Book, RulebookError, explain
from surefoot.rulebook._schema import Contents
from tests.cli.sample_plan import sample_plan
from tests.coach.builders import book
from tests.comeback.speech import BANNED, BESIDE_A_RED_FLAG, PROMISES, REWARDS

EVERY = list(itertools.product(KINDS, PHASES, GATES))
STRICT = ("hold", "walk_run", "easy_only")
STOP = re.compile(r"[.!?](?:\s|$)")
#: What invites to run hard. In strict gates such a word may stand in a sentence that puts it off, and in no other.
HARD = re.compile(r"\b(sprint|race pace|race effort|fast|faster|speed work|hard session|all-out)\b", re.IGNORECASE)


def said(kind: str, phase: str, gate: str) -> tuple[str, str, str]:
    found = advice_for(kind, phase, gate, book())
    return found.why, found.how, found.watch_for


@pytest.mark.parametrize(("kind", "phase", "gate"), EVERY)
def test_every_combination_has_three_sentences(kind: str, phase: str, gate: str) -> None:
    texts = said(kind, phase, gate)
    assert len(set(texts)) == 3
    for text in texts:
        assert text[0].isupper()
        assert text.endswith(".")
        assert len(STOP.findall(text)) == 1
        assert not BANNED.search(text)
        assert not PROMISES.search(text)
        assert not REWARDS.search(text)


@pytest.mark.parametrize("kind", KINDS)
def test_no_template_is_repeated(kind: str) -> None:
    """What stands at the session already is not said a second time."""
    own = [t for t in templates(book()).values() if t.kind == kind]
    known = " ".join(f"{t.purpose} {t.how} {t.watch_for}" for t in own).lower()
    assert known
    for _, phase, gate in EVERY[: len(PHASES) * len(GATES)]:
        assert not [text for text in said(kind, phase, gate) if text.lower().rstrip(".") in known]


@pytest.mark.parametrize(("kind", "phase", "gate"), [c for c in EVERY if c[2] in STRICT])
def test_strict_gates_invite_to_nothing_hard(kind: str, phase: str, gate: str) -> None:
    assert not HARD.search(" ".join(said(kind, phase, gate)))


def test_beside_a_red_flag_nothing_speaks_of_training() -> None:
    for kind, phase in itertools.product(KINDS, PHASES):
        assert not BESIDE_A_RED_FLAG.search(" ".join(said(kind, phase, "see_a_doctor")))


def test_phase_and_gate_both_matter() -> None:
    for kind in KINDS:
        assert len({said(kind, phase, "clear") for phase in PHASES}) == len(PHASES)
        assert len({said(kind, "return", gate) for gate in GATES}) == len(GATES)
    assert said("easy", "taper", "easy_only") != said("easy", "base", "easy_only")


def test_advice_is_a_reason_with_its_source() -> None:
    found = advice_for("tempo", "speed", "clear", book())
    told = explain(found.reasons[0], book())
    assert told.rule == "BUILD-7b"
    warned = found.watch_for[0].lower() + found.watch_for[1:]
    assert told.text == f"{found.why} {found.how} Watch out: {warned}"
    assert told.source == "runsmart-spring"


@pytest.mark.parametrize("wrong", [("jog", "base", "clear"), ("easy", "peak", "clear"), ("easy", "base", "open")])
def test_unknown_names_are_refused(wrong: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="there are"):
        advice_for(*wrong, book())


def test_a_day_of_a_plan_has_its_weeks_phase_and_the_gate_that_stands_then() -> None:
    plan = sample_plan()
    limited = msgspec.structs.replace(plan, gate=_gate(plan.today + dt.timedelta(days=20)))
    assert advice_on(plan, plan.today, "easy", book()) == advice_for("easy", plan.weeks[0].phase, "clear", book())
    assert advice_on(limited, plan.today, "easy", book()).why == said("easy", plan.weeks[0].phase, "easy_only")[0]
    later = plan.today + dt.timedelta(days=30)
    assert advice_on(limited, later, "easy", book()) == advice_on(plan, later, "easy", book())
    open_end = msgspec.structs.replace(plan, gate=_gate(None))
    assert advice_on(open_end, later, "rest", book()).why == said("rest", "base", "easy_only")[0]
    before = plan.today - dt.timedelta(days=9)
    assert advice_on(plan, before, "easy", book()).why == said("easy", plan.weeks[0].phase, "clear")[0]


def _gate(end: dt.date | None) -> Gate:
    return Gate(name="easy_only", since=None, earliest_end=end, ends_when="", injury=None, because=())


# -- what the files are held to


def spoilt(path: str, document: dict[str, Any] | None) -> Book:
    contents: Contents = book()._contents
    routines = dict(contents.routines)
    if document is None:
        del routines[path]
    else:
        routines[path] = document
    return Book(msgspec.structs.replace(contents, routines=routines), f"spoilt {path} {document!r}"[:900])


def document(path: str, **changes: Any) -> dict[str, Any]:
    return {**book().routines[path], **changes}


EASY = "advice/phase/easy"
HOLD = "advice/gate/hold"


@pytest.mark.parametrize(
    ("path", "wrong", "message"),
    [
        (EASY, None, "no such file"),
        (EASY, {"kinds": ["jog"]}, "Invalid enum value"),
        (EASY, {"kinds": ["easy"]}, "one file"),
        (EASY, {"phases": {}}, "no words"),
        (EASY, {"extra": 1}, "unknown field"),
        (HOLD, {"groups": {}}, "groups of a gate"),
        ("advice/phase/jogging", {"source": "own-practice"}, "no advice has this name"),
    ],
)
def test_a_file_that_is_wrong_is_named(path: str, wrong: dict[str, Any] | None, message: str) -> None:
    stranger = path not in book().routines
    made = spoilt(path, wrong if wrong is None or stranger else document(path, **wrong))
    with pytest.raises(RulebookError) as refused:
        advice_for("easy", "base", "clear", made)
    told = [problem for problem in refused.value.problems if message in problem.message]
    assert told
    assert all(problem.file.startswith("routines/advice/") and problem.mend for problem in told)


def test_books_are_forgotten_in_time() -> None:
    books = [Book(book()._contents, f"twin {number}") for number in range(9)]
    assert len({advice_for("easy", "base", "clear", one).why for one in books}) == 1


def test_every_family_has_a_file() -> None:
    assert {path for path in book().routines if path.startswith("advice/phase/")} == {
        f"advice/phase/{name}" for name in FAMILIES
    }


def test_every_kind_that_a_plan_can_hold_has_advice() -> None:
    assert set(KINDS) == {kind for kinds in TEMPLATE_KINDS.values() for kind in kinds}
