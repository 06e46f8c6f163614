"""Whatever is added to a comeback that asks for more care never gives an earlier, longer or harder next run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from tests.comeback.builders import CLEARED, Comeback
from tests.comeback.numbers import HURTS
from tests.comeback.outings import first_outing, outings
from tests.comeback.random_comebacks import Drawn, another_injury, drawn, first_quality, worse
from tests.guarantees import driver, metamorphic, tables
from tests.guarantees.case import Case
from tests.guarantees.check_gates import check_gate_sessions
from tests.guarantees.quantities import iso

#: What it runs is covered by the tests of its modules; under a tracer it would take minutes.
pytestmark = pytest.mark.no_cover

Doc = dict[str, Any]
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
FEW = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK, max_examples=40)
MANY = settings(FEW, max_examples=1500)
ROUNDED_S = 60


def comebacks() -> st.SearchStrategy[Drawn]:
    return st.builds(drawn, st.randoms(use_true_random=False))


def choices() -> st.SearchStrategy[random.Random]:
    return st.builds(random.Random, st.integers(0, 2**32))


def loosened(before: Doc, after: Doc) -> Iterator[str]:
    """What the second of two plans allows that the first one does not; walking alone is no run."""
    one, other = first_outing(before), first_outing(after)
    if other is None or not other.running_s:
        return
    if one is None:
        yield f"{other} on {iso(other.day)}, where nothing was planned"
        return
    if other.day < one.day:
        yield f"earlier: {other} on {iso(other.day)}, it was {iso(one.day)}"
    if other.running_s > one.running_s + ROUNDED_S:
        yield f"longer: {other}, it was {one}"
    if other.hard and not one.hard:
        yield f"harder: {other}, it was {one}"
    if one.stage_number is not None and other.stage_number is not None and one.stage_number < other.stage_number:
        yield f"further: {other}, it was {one}"


def gate_loosened(before: Doc, after: Doc) -> bool:
    ranks = [tables.GATES.index(plan["gate"]["name"]) for plan in (before, after)]
    return ranks[1] > ranks[0]


def check_worse(found: Drawn, rng: random.Random) -> None:
    """More pain, earlier pain, or an answer less."""
    changed = worse(rng, found)
    assume(changed is not None)
    assert changed is not None
    what, doc = changed
    before, after = driver.plan(found.scenario), driver.plan(doc)
    assert [f"{what}: {line}" for line in loosened(before, after)] == []


def check_pain_sums(found: Drawn, rng: random.Random) -> None:
    """G5, and with the pain at the injury's own site."""
    doc = found.scenario
    plan = driver.plan(doc)
    assert list(metamorphic.more_pain(doc, plan, driver.plan, rng)) == []


def check_gate(found: Drawn) -> None:
    """G3, and RETURN-6: nothing hard before the easy weeks are over."""
    doc = found.scenario
    plan = driver.plan(doc)
    assert list(check_gate_sessions(Case(doc, plan))) == []
    assert [outing for outing in outings(plan) if outing.hard and outing.day < first_quality(found)] == []


def check_injury_added(found: Drawn, rng: random.Random) -> None:
    before, after = driver.plan(found.scenario), driver.plan(another_injury(rng, found))
    assert not gate_loosened(before, after)
    assert list(loosened(before, after)) == []


@given(found=comebacks(), rng=choices())
@FEW
def test_what_asks_for_more_care_never_loosens(found: Drawn, rng: random.Random) -> None:
    check_worse(found, rng)


@given(found=comebacks(), rng=choices())
@FEW
def test_more_pain_never_raises_the_running_of_the_next_days(found: Drawn, rng: random.Random) -> None:
    check_pain_sums(found, rng)


@given(found=comebacks())
@FEW
def test_what_a_gate_forbids_is_not_planned(found: Drawn) -> None:
    check_gate(found)


@given(found=comebacks(), rng=choices())
@FEW
def test_one_more_injury_never_loosens(found: Drawn, rng: random.Random) -> None:
    check_injury_added(found, rng)


@pytest.mark.slow
@given(found=comebacks(), rng=choices())
@MANY
def test_all_of_it_over_many_comebacks(found: Drawn, rng: random.Random) -> None:
    check_gate(found)
    check_pain_sums(found, rng)
    check_injury_added(found, rng)
    check_worse(found, rng)


@pytest.mark.parametrize("hurt", HURTS)
@pytest.mark.parametrize("by", ["therapist", "physician"])
def test_a_professionals_word_loosens(hurt: str, by: str) -> None:
    held = Comeback(HURTS[hurt], by=None)
    before = driver.plan(held.at(CLEARED))
    held.clear(CLEARED, by=by)
    after = driver.plan(held.at(CLEARED))
    assert before["gate"]["name"] == "hold"
    assert outings(before) == []
    assert after["gate"]["name"] == "walk_run"
    assert outings(after)


@pytest.mark.parametrize("stage", [2, 4, 6])
def test_a_therapist_may_set_the_stage(stage: int) -> None:
    story = Comeback(by=None)
    story.clear(CLEARED, by="therapist", protocol=f"general/{stage}")
    following = first_outing(driver.plan(story.at(CLEARED)))
    assert following is not None
    assert following.stage == f"general/{stage}"


@pytest.mark.parametrize("by", ["coach", "self_check"])
def test_nobody_else_permits_after_five_weeks(by: str) -> None:
    story = Comeback(by=by)
    plan = driver.plan(story.at(CLEARED))
    assert plan["gate"]["name"] == "hold"
    assert outings(plan) == []
