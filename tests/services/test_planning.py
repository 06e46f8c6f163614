"""Planning with a memory, and the trace of a session."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

import surefoot.coach
from surefoot.diary.errors import ScenarioError
from surefoot.rulebook import load_book
from surefoot.services.demonstration import demonstration
from surefoot.services.planning import Planner, WhyNot, find_session, input_key, sources_of, why
from surefoot.services.refusal import Refusal, nearest
from tests.cli import sample_plan as sample

SCENARIO = demonstration(sample.TODAY)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The engine replaced by the plan made by hand; the scenarios that it was asked."""
    asked: list[object] = []

    def make_plan(scenario, book):
        asked.append(scenario)
        return sample.sample_plan(today=scenario.today)

    monkeypatch.setattr(surefoot.coach, "make_plan", make_plan)
    return asked


def another(day: int):
    return msgspec.structs.replace(SCENARIO, today=SCENARIO.today + dt.timedelta(days=day))


def test_the_same_question_is_computed_once(calls: list[object]) -> None:
    planner = Planner()
    assert planner.plan(SCENARIO) is planner.plan(demonstration(sample.TODAY))
    assert len(calls) == 1


def test_another_question_is_computed_anew(calls: list[object]) -> None:
    planner = Planner()
    planner.plan(SCENARIO)
    planner.plan(another(1))
    planner.plan(msgspec.structs.replace(SCENARIO, overlay={"load/single_run_growth": 1.05}))
    assert len(calls) == 3


def test_the_key_is_made_of_everything(calls: list[object]) -> None:
    book = load_book()
    keys = {
        input_key(SCENARIO, book),
        input_key(SCENARIO, book.overlaid({"load/single_run_growth": 1.05})),
        input_key(msgspec.structs.replace(SCENARIO, units="mi"), book),
        input_key(another(1), book),
    }
    assert len(keys) == 4


def test_the_memory_is_bounded_and_forgets_the_oldest(calls: list[object]) -> None:
    planner = Planner(kept=2)
    for day in (0, 1, 0, 2, 0, 1):
        planner.plan(another(day))
    assert [(scenario.today - SCENARIO.today).days for scenario in calls] == [0, 1, 2, 1]
    assert len(planner._plans) == 2


def test_an_overlay_reaches_the_engine_and_leaves_the_book_alone() -> None:
    planner = Planner()
    before = planner.plan(SCENARIO)
    after = planner.plan(msgspec.structs.replace(SCENARIO, overlay={"load/single_run_growth": 1.05}))
    assert before.rulebook.hash == planner.book.hash
    assert after.rulebook.hash != before.rulebook.hash


def test_an_overlay_that_does_not_fit_is_an_error_of_the_scenario() -> None:
    scenario = msgspec.structs.replace(SCENARIO, overlay={"load/nothing": 1})
    with pytest.raises(ScenarioError) as refused:
        Planner().plan(scenario)
    assert refused.value.path == "overlay.load/nothing"
    assert refused.value.mend


def test_why_gives_session_reasons_sources_and_other_days(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    refused = [WhyNot(date=sample.TODAY + dt.timedelta(days=2), because=sample.TEMPO, dearer=2)]
    monkeypatch.setattr(surefoot.coach, "why_not", lambda scenario, name, book: refused)
    answer = why(Planner(), SCENARIO, "2027-W01-easy-1")
    assert answer.date == sample.TODAY
    assert [because.rule for because in answer.because] == ["BUILD-2", "LOAD-1"]
    assert [(entry.because.rule, entry.dearer) for entry in answer.why_not] == [("BUILD-4", 2)]
    assert {"frandsen-2025", "own-practice", "runsmart-spring"} <= answer.sources.keys()


def test_a_session_is_found_by_its_name_or_its_day() -> None:
    plan = sample.sample_plan()
    assert find_session(plan, "2027-W08-tempo-1")[0] == dt.date(2027, 2, 25)
    assert find_session(plan, "today")[1].kind == "easy"
    assert find_session(plan, "2027-02-25")[1].kind == "tempo"


def test_a_day_stands_for_what_there_is_to_run() -> None:
    plan = sample.sample_plan()
    both = sample.Day(date=plan.today, sessions=(sample.strength(plan.today, 1), sample.easy(plan.today, 8_000)))
    assert find_session(sample.sample_plan(days=(both,)), "today")[1].kind == "easy"


@pytest.mark.parametrize("name", ["2027-W01-easy-9", "2030-01-01", "2027-01-08", "", "\0"])
def test_what_is_not_in_the_plan_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        find_session(sample.sample_plan(), name)
    assert refused.value.value == name
    assert refused.value.mend


def test_an_empty_plan_has_no_sessions() -> None:
    with pytest.raises(Refusal):
        find_session(sample.sample_plan(days=()), "today")


def test_sources_are_those_that_reasons_name() -> None:
    own = msgspec.structs.replace(sample.TEMPO, source="laverty-return")
    known = load_book().sources
    assert list(sources_of((own,), known)) == ["laverty-return", "runsmart-spring"]
    assert sources_of((sample.because("X-1", "y"),), {}) == {}


def test_near_names_are_suggested_whatever_their_case() -> None:
    assert nearest("load-1", ["LOAD-1", "BUILD-4"], "none") == "did you mean LOAD-1?"
    assert nearest("zzz", ["LOAD-1"], "look around") == "look around"
