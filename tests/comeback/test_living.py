"""Years lived with a comeback: no rule is broken, and each ending is what the body accounts for."""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest

from tests.comeback.bodies import NOTHING, TISSUES, Body
from tests.comeback.builders import COME_BACK
from tests.comeback.life import FIRST, Ending, Life, lived, unexplained
from tests.comeback.living import many
from tests.comeback.people import person
from tests.comeback.reference import Reference

FEW, MANY = (0, 3, 5, 7, 9, 10, 12, 14, 16, 17, 19), range(1000, 1500)


@pytest.mark.parametrize("seed", FEW)
def test_a_year_keeps_every_rule_and_ends_for_a_reason(seed: int) -> None:
    assert unexplained(lived(seed)) == []


@pytest.mark.slow
def test_five_hundred_years_keep_every_rule_and_end_for_a_reason() -> None:
    endings = {seed: ending for seed, ending, _ in many(MANY, os.cpu_count() or 1)}
    assert len(endings) == len(MANY)
    assert {seed: found for seed, ending in endings.items() if (found := unexplained(ending))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3000, 3006))
def test_whoever_never_hurts_is_back_at_the_usual_volume(seed: int) -> None:
    ending = lived(seed, fate="painless")
    assert ending.back_after_weeks is not None
    assert ending.back_after_weeks <= ending.implied_weeks


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4000, 4006))
def test_whoever_always_hurts_is_sent_to_somebody_and_not_on(seed: int) -> None:
    ending = lived(seed, fate="chronic")
    assert ending.advised
    assert ending.back_after_weeks is None


def with_a_reference(seed: int, *, reckless: bool, days: int = 365) -> Ending:
    who = person(random.Random(seed), FIRST + 364)
    who = replace(who, goal=dict(COME_BACK))
    life = Life(who, seed)
    life.planner = Reference(who, life.watched, reckless=reckless)
    return life.live(days)


@pytest.mark.parametrize("seed", [5, 19, 23])
def test_a_planner_that_keeps_the_table_brings_them_back_or_to_somebody(seed: int) -> None:
    assert unexplained(with_a_reference(seed, reckless=False)) == []


@pytest.mark.parametrize("seed", [5, 19, 23])
def test_a_reckless_planner_is_noticed(seed: int) -> None:
    broken = with_a_reference(seed, reckless=True, days=180).broken
    assert broken.keys() & {"rest", "ladder"}


def test_a_life_is_the_same_every_time() -> None:
    one, other = lived(7, days=60), lived(7, days=60)
    assert (one.broken, one.stages, one.why) == (other.broken, other.stages, other.why)


@pytest.mark.parametrize("tissue", TISSUES)
def test_a_body_bears_a_little_and_not_much_at_first(tissue: str) -> None:
    little, much = (Body(TISSUES[tissue], full=120) for _ in range(2))
    assert little.run(5) == NOTHING
    assert much.run(40).score > 0


@pytest.mark.parametrize("tissue", TISSUES)
def test_a_body_that_is_not_overloaded_bears_its_usual_run_in_the_end(tissue: str) -> None:
    body = Body(TISSUES[tissue], full=120)
    for _ in range(240):
        body.sleep()
    assert body.run(60) == NOTHING


def test_an_irritated_body_says_so_earlier_and_settles() -> None:
    body = Body(TISSUES["muscle"], full=120)
    first = body.run(16)
    assert first.evening == ("during",)
    assert body.run(16).evening == ("warmup_stays",)
    for _ in range(10):
        body.sleep()
    assert body.run(4) == NOTHING


def test_what_is_wrong_with_a_year_is_told() -> None:
    ending = lived(5, days=1)
    assert isinstance(ending, Ending)
    assert ending.person.fate == "painless"
    assert any("never hurt, and is not" in line for line in unexplained(ending))
