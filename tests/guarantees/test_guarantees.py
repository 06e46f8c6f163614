"""The guarantees over random runners, logs and goals. For a small scenario of what fails see sweep.py."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from tests.guarantees import driver
from tests.guarantees.checkers import check, firm, run
from tests.guarantees.metamorphic import RELATIONS
from tests.guarantees.runners import runner
from tests.guarantees.strategies import runners, seeds

Doc = dict[str, Any]
pytestmark = driver.needs_engine
# What fails is reduced by sweep.py, in seconds; Hypothesis would take minutes over it.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
MANY = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
FEW = settings(MANY, max_examples=25)


@given(scenario=runners())
@settings(MANY, max_examples=120)
def test_a_plan_keeps_every_rule(scenario: Doc) -> None:
    assert firm(check(scenario, driver.plan(scenario))) == []


@given(scenario=runners(healthy=True))
@settings(MANY, max_examples=120)
def test_a_healthy_runners_plan_keeps_every_rule(scenario: Doc) -> None:
    assert firm(check(scenario, driver.plan(scenario))) == []


@pytest.mark.parametrize("behind", [False, True], ids=["alone", "and races"])
@pytest.mark.parametrize("seed", range(20))
def test_a_mile_block_is_one_on_every_way_to_it(seed: int, behind: bool) -> None:
    scenario = runner(random.Random(seed))
    races = [goal for goal in scenario["goals"] if goal["kind"] == "race"] if behind else []
    scenario["goals"] = [{"kind": "mile_block"}, *races]
    plan = driver.plan(scenario)
    assert run("check_mile_block", scenario, plan) == []
    assert run("check_days", scenario, plan) == []


@pytest.mark.parametrize("relation", [name for name in RELATIONS if name != "alternatives"])
@given(scenario=runners(), seed=seeds())
@FEW
def test_two_plans_agree(relation: str, scenario: Doc, seed: int) -> None:
    plan = driver.plan(scenario)
    found = RELATIONS[relation](scenario, plan, driver.plan, random.Random(seed))
    assert firm(list(found)) == []


@given(scenario=runners(healthy=True), seed=seeds())
@settings(MANY, max_examples=40)
def test_what_is_offered_instead_is_feasible(scenario: Doc, seed: int) -> None:
    scenario["goals"] = scenario["goals"][:1]
    plan = driver.plan(scenario)
    assume(not plan["feasibility"]["feasible"])
    assert list(RELATIONS["alternatives"](scenario, plan, driver.plan, random.Random(seed))) == []


@pytest.mark.slow
@given(scenario=runners(), seed=seeds())
@settings(MANY, max_examples=600)
def test_everything_holds_over_many_runners(scenario: Doc, seed: int) -> None:
    plan = driver.plan(scenario)
    found = check(scenario, plan)
    for relation in RELATIONS.values():
        found += relation(scenario, plan, driver.plan, random.Random(seed))
    assert firm(found) == []


@pytest.mark.slow
def test_plans_do_not_depend_on_the_order_in_which_they_are_made() -> None:
    scenarios = [runner(random.Random(seed)) for seed in range(12)]
    forward = [driver.plan_bytes(scenario) for scenario in scenarios]
    backward = [driver.plan_bytes(scenario) for scenario in reversed(scenarios)]
    assert forward == backward[::-1]
