"""The watchers themselves: each notices a plan that breaks its rule, and lets one pass that keeps it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comeback import watching
from tests.comeback.numbers import HURTS
from tests.comeback.speech import spoken_wrong
from tests.comeback.watching import Done, Watched
from tests.guarantees.quantities import day, iso

Doc = dict[str, Any]
TODAY = day("2027-03-10")
USUAL = 40_000


def outing(on: int, minutes: float, *, stage: str | None = None, kind: str = "walk_run", number: int = 1) -> Doc:
    steps = [{"kind": "work", "duration_s": 60 * minutes, "gait": "run"}]
    return {"date": iso(on), "sessions": [
        {"id": "2027-W10-warmup-1", "kind": "warmup", "running": False, "hard": False, "duration_s": 600},
        {"id": f"2027-W10-{kind}-{on}", "kind": kind, "running": True, "hard": kind == "tempo", "steps": steps,
         "duration_s": 60 * minutes, "distance_m": 150 * minutes, "attempt": {"number": number, "stage": stage}},
    ]}  # fmt: skip


def plan(*days: Doc, gate: str = "walk_run", weeks: tuple[Doc, ...] = (), said: str = "It ends soon.") -> Doc:
    found = {"name": gate, "ends_when": said, "because": [{"rule": "RETURN-4", "text": "Run and walk."}]}
    feasibility: Doc = {"feasible": True, "alternatives": []}
    return {"today": iso(TODAY), "gate": found, "days": list(days), "weeks": list(weeks), "findings": [], "changes": [],
            "feasibility": feasibility}  # fmt: skip


def watched(*, stage: int | None = 3, evening: list[tuple[str, int]] | None = None, **others: Any) -> Watched:
    done = Done(TODAY - 1, 900, 2000, stage, planned=True, base_s=900, evening=evening, morning=[])
    return Watched(HURTS["muscle"], USUAL, 56, cleared=TODAY - 20, done=[done], **others)


def codes(found: Watched, made: Doc) -> set[str]:
    return {line.split(":", 1)[0] for line in watching.comeback(found, made)}


def test_a_plan_that_keeps_the_rules_passes() -> None:
    made = plan(outing(TODAY + 1, 15, stage="general/3"), outing(TODAY + 3, 20, stage="general/4", number=2))
    assert codes(watched(evening=[]), made) == set()


@pytest.mark.parametrize(
    ("code", "evening", "made"),
    [
        ("G3", [], plan(outing(TODAY, 15), gate="hold")),
        ("RETURN-6", [], plan(outing(TODAY + 9, 15, kind="tempo"))),
        ("rest", [("during", 2)], plan(outing(TODAY + 1, 10, stage="general/2"))),
        ("shorter", [("during", 2)], plan(outing(TODAY + 2, 15, stage="general/3"))),
        ("same", None, plan(outing(TODAY + 2, 20, stage="general/4"))),
        ("ladder", [], plan(outing(TODAY, 15, stage="general/3"))),
        ("stages", [], plan(outing(TODAY + 1, 30, stage="general/5"))),
        ("numbers", [], plan(outing(TODAY + 1, 15), outing(TODAY + 3, 15, number=3))),
        ("RETURN-7", [], plan(weeks=({"start": iso(TODAY + 5), "distance_m": 60_000},))),
    ],
)
def test_a_plan_that_breaks_a_rule_is_noticed(code: str, evening: list[tuple[str, int]] | None, made: Doc) -> None:
    assert code in codes(watched(evening=evening), made)


def test_five_outings_in_seven_days_are_too_many_on_a_ladder() -> None:
    days = [outing(TODAY + ahead, 15, stage="general/3", number=n) for n, ahead in enumerate((1, 3, 5, 6, 7))]
    assert "ladder" in codes(watched(evening=[]), plan(*days))


def test_three_stages_in_seven_days_are_too_many() -> None:
    days = [outing(TODAY + ahead, 15, stage=f"general/{n}", number=n) for n, ahead in ((4, 1), (5, 3), (6, 5))]
    assert "stages" in codes(watched(evening=[]), plan(*days))


def test_an_attempt_without_its_warm_up_is_noticed() -> None:
    made = plan(outing(TODAY + 1, 15, stage="general/3"))
    made["days"][0]["sessions"].pop(0)
    assert "RETURN-9" in codes(watched(evening=[]), made)


def test_late_in_easy_running_days_in_a_row_are_allowed() -> None:
    found = watched(stage=None, evening=[], continuous=TODAY - 30)
    assert codes(found, plan(outing(TODAY, 16, kind="easy"), gate="easy_only")) == set()


@pytest.mark.parametrize(
    ("gate", "said", "wrong"),
    [
        ("hold", "You failed the test.", True),
        ("hold", "You are behind.", True),
        ("hold", "It only takes a week.", True),
        ("hold", "Nothing to worry about.", True),
        ("walk_run", "A streak of six runs.", True),
        ("see_a_doctor", "See a physician today.", False),
        ("see_a_doctor", "See a physician.", True),
        ("see_a_doctor", "Rest today.", True),
        ("see_a_doctor", "See a physician today; your race can wait.", True),
        ("walk_run", "Ends when 30 min run without a break have settled; on 3 May at the earliest.", False),
    ],
)
def test_how_a_sentence_is_heard(gate: str, said: str, wrong: bool) -> None:
    assert bool(list(spoken_wrong(plan(gate=gate, said=said)))) is wrong


def test_advice_is_a_gate_or_a_finding_that_names_somebody() -> None:
    made = plan()
    assert watching.advice(made) is None
    made["findings"] = [{"rule": "SAFE-4", "message": "This is no advice of a doctor."}]
    assert watching.advice(made) is None
    made["findings"] = [{"rule": "RETURN-16", "message": "Show this to your therapist."}]
    assert watching.advice(made) == "Show this to your therapist."
