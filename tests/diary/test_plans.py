"""Plan documents: written and read byte for byte, accepted inside a scenario, refused where they are broken."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import msgspec
import pytest

from surefoot.diary.errors import PlanError, ScenarioError
from surefoot.diary.plan import SCHEMA, GoalAnswer, Plan
from surefoot.diary.reading import read_scenario
from surefoot.diary.scenario import Goal
from surefoot.diary.writing import (
    distance_text,
    duration_text,
    goal_answer,
    read_plan,
    scenario_to_document,
    write_plan,
)
from surefoot.units import Metres, Seconds, parse_distance
from tests.diary.documents import changed, smallest, steps_of, usual
from tests.diary.plans import LIMIT, PLAN

DOCUMENT: dict[str, Any] = json.loads(write_plan(PLAN))


def accepting(document: Any) -> str:
    return json.dumps({**smallest(), "accepted_plan": document})


def test_a_plan_reads_back_byte_for_byte() -> None:
    written = write_plan(PLAN)
    assert write_plan(read_plan(written)) == written
    assert read_plan(written.decode()) == read_plan(written)


def test_the_document_has_the_contracts_names_in_their_order() -> None:
    assert list(DOCUMENT) == [
        "schema", "today", "units", "rulebook", "gate", "fitness", "feasibility",
        "weeks", "days", "findings", "changes",
    ]  # fmt: skip
    assert DOCUMENT["schema"] == SCHEMA
    assert DOCUMENT["days"][0]["sessions"][0]["distance_m"] == 7_000


def test_an_accepted_plan_is_read_whole() -> None:
    scenario = read_scenario(accepting(DOCUMENT))
    assert isinstance(scenario.accepted_plan, Plan)
    assert write_plan(scenario.accepted_plan) == write_plan(PLAN)


def test_a_scenario_with_an_accepted_plan_reads_back() -> None:
    scenario = read_scenario(accepting(DOCUMENT))
    document = scenario_to_document(scenario)
    assert document["accepted_plan"] == DOCUMENT
    assert read_scenario(json.dumps(document)) == scenario


@pytest.mark.parametrize(
    ("path", "value", "where", "message"),
    [
        ("schema", "surefoot/plan/9", "accepted_plan.schema", "surefoot/plan/1 is expected"),
        ("schema", None, "accepted_plan.schema", "surefoot/plan/1 is expected"),
        ("today", "yesterday", "accepted_plan.today", "date"),
        ("gate", None, "accepted_plan.gate", "Expected object, got null"),
        ("days[0].sessions[0].distance_m", "8 km", "accepted_plan.days[0].sessions[0].distance_m", "got str"),
        (
            "days[0].sessions[0].distance_m",
            float("nan"),
            "accepted_plan.days[0].sessions[0].distance_m",
            "not a number",
        ),
        ("days[0].sessions[0].title", "a\u0007", "accepted_plan.days[0].sessions[0].title", "cannot be printed"),
        ("weeks", {}, "accepted_plan.weeks", "Expected array, got object"),
    ],
)
def test_a_broken_accepted_plan_is_refused_with_its_place(path: str, value: Any, where: str, message: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_scenario(accepting(changed(DOCUMENT, path, value)))
    assert refused.value.path == where
    assert message in refused.value.message
    assert "plan" in refused.value.mend or "write" in refused.value.mend or "leave" in refused.value.mend


def test_a_part_of_a_plan_is_refused() -> None:
    for document in ({}, {"schema": SCHEMA}, {**DOCUMENT, "days": None}):
        with pytest.raises(ScenarioError) as refused:
            read_scenario(accepting(document))
        assert refused.value.path.startswith("accepted_plan")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (b"", "$"),
        (b"{", "$"),
        (b"\xff", "$"),
        ("[" * 10_000, "$"),
        (b"[]", "$"),
        (b"{}", "$"),
        (json.dumps({**DOCUMENT, "schema": "other"}), "schema"),
        (json.dumps({**DOCUMENT, "today": 1}), "today"),
    ],
)
def test_what_is_no_plan_document(text: Any, path: str) -> None:
    with pytest.raises(PlanError) as refused:
        read_plan(text)
    assert refused.value.path == path
    assert refused.value.mend


RACE_DAY = dt.date(2027, 4, 18)
MARATHON = Goal(kind="race", distance=Metres(42_195), date=RACE_DAY, target_time=Seconds(12_600), climb=Metres(2_000))
MILE = Goal(kind="race", distance=Metres(1_609), date=RACE_DAY, target_time=Seconds(301), surface="track")


@pytest.mark.parametrize("goal", [MARATHON, MILE, Goal(kind="routine", priority="C")])
def test_a_goal_answer_can_be_pasted_into_goals(goal: Goal) -> None:
    answer: dict[str, Any] = msgspec.to_builtins(goal_answer(goal, because=(LIMIT,)))
    del answer["because"]
    assert read_scenario(json.dumps({**usual(), "goals": [answer]})).goals == (goal,)


def test_a_goal_answer_speaks_as_a_scenario_does() -> None:
    goal = Goal(kind="race", distance=Metres(42_195), target_time=Seconds(2_880))
    assert goal_answer(goal) == GoalAnswer(
        kind="race", distance="42195 m", date=None, target_time="48:00", priority="A", surface="road", climb="0 m"
    )


def test_texts_that_read_back_exactly() -> None:
    assert [distance_text(Metres(m)) for m in (0, 400, 1_000, 10_000, 42_195)] == [
        "0 m",
        "400 m",
        "1 km",
        "10 km",
        "42195 m",
    ]
    assert [duration_text(Seconds(s)) for s in (0, 90, 2_700, 2_701)] == ["0 min", "90 s", "45 min", "45:01"]
    assert parse_distance(distance_text(Metres(161_000))) == 161_000


def test_the_way_of_a_path() -> None:
    assert steps_of("days[0].sessions[12].title") == ["days", 0, "sessions", 12, "title"]
