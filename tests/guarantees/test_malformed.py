"""G13: a malformed scenario is refused with path, value and mend, never half used; a valid one is accepted."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.guarantees import driver
from tests.guarantees.malformed import FAULTS, TEXTS, spoilt
from tests.guarantees.strategies import runners, seeds

Doc = dict[str, Any]
MANY = settings(deadline=None, suppress_health_check=list(HealthCheck))
OF_THE_BOOK = ("overlay_of_no_parameter", "overlay_out_of_range")  # judged by the rule book, once all is read


@pytest.mark.parametrize("name", [name for name in FAULTS if name not in OF_THE_BOOK])
@given(scenario=runners(), seed=seeds())
@settings(MANY, max_examples=4)
def test_a_malformed_scenario_is_refused_with_its_place(name: str, scenario: Doc, seed: int) -> None:
    wrong, paths = spoilt(scenario, name, random.Random(seed))
    error = driver.refusal(wrong)
    assert error is not None, "accepted"
    assert error["path"].startswith(paths), f"{error['path']} is none of {paths}"
    assert error["message"].strip()
    assert error["mend"].strip()


@driver.needs_engine
@pytest.mark.parametrize("name", OF_THE_BOOK)
@given(scenario=runners(), seed=seeds())
@settings(MANY, max_examples=4)
def test_an_overlay_that_the_book_refuses_is_refused(name: str, scenario: Doc, seed: int) -> None:
    wrong, paths = spoilt(scenario, name, random.Random(seed))
    with pytest.raises(driver.RefusedError) as caught:
        driver.plan(wrong)
    assert caught.value.error["path"].startswith(paths)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_no_scenario_is_refused_within_a_second(name: str) -> None:
    begun = time.perf_counter()
    error = driver.refusal(TEXTS[name])
    assert error is not None
    assert error["path"] in {"$", "today", "goals"}
    assert error["mend"].strip()
    assert time.perf_counter() - begun < 1.0


@given(scenario=runners())
@settings(MANY, max_examples=60)
def test_a_random_runner_is_valid(scenario: Doc) -> None:
    assert driver.refusal(scenario) is None
