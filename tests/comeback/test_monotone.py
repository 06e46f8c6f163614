"""Whatever is added to a comeback that asks for more care never gives an earlier, longer or harder next run."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.comeback.builders import CLEARED, Comeback
from tests.comeback.numbers import HURTS
from tests.comeback.outings import first_outing, outings
from tests.comeback.random_comebacks import drawn
from tests.comeback.sweep import found, wrong
from tests.guarantees import driver

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
MANY = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK, max_examples=1500)
EACH = 10


@pytest.mark.parametrize("first", range(0, 60, EACH))
def test_what_asks_for_more_care_never_loosens(first: int) -> None:
    """More pain, earlier pain, an answer less, one more injury; and what a gate forbids is not planned."""
    assert {seed: lines for seed in range(first, first + EACH) if (lines := list(found(seed)))} == {}


@pytest.mark.slow
@given(chooser=st.randoms(use_true_random=False), seed=st.integers(0, 2**32))
@MANY
def test_all_of_it_over_many_comebacks(chooser: random.Random, seed: int) -> None:
    assert list(wrong(drawn(chooser), random.Random(seed))) == []


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
