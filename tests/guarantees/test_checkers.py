"""The checkers themselves: good seasons pass, and every spoilt one is noticed."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from tests.comeback.builders import CLEARED, Comeback
from tests.comeback.numbers import HURTS
from tests.guarantees import driver, handmade
from tests.guarantees.case import Case
from tests.guarantees.checkers import CHECKERS, MODULES, check, code, run
from tests.guarantees.spoilt import SPOILS, Spoil, spoilt

Doc = dict[str, Any]
SEASONS = {
    "race": (handmade.race_scenario, handmade.race_plan),
    "return": (handmade.return_scenario, handmade.return_plan),
}
_CODE = re.compile(r'yield \(?\s*f?"([A-Za-z0-9-]+): ')


@pytest.mark.parametrize("season", SEASONS)
def test_a_good_season_has_no_violation(season: str) -> None:
    make_scenario, make_plan = SEASONS[season]
    assert check(make_scenario(), make_plan()) == []


@pytest.mark.parametrize(("expected", "season", "function"), SPOILS, ids=[spoil[2].__name__ for spoil in SPOILS])
def test_a_spoilt_season_is_noticed(expected: str, season: str, function: Spoil) -> None:
    scenario, plan = spoilt(season, function)
    assert expected in {code(line) for line in check(scenario, plan)}


def test_every_code_is_noticed_by_some_spoilt_season() -> None:
    written = {found for module in MODULES for found in _CODE.findall(Path(str(module.__file__)).read_text("utf-8"))}
    assert len(written) > 40
    assert written - {expected for expected, _, _ in SPOILS} == set()


def test_every_checker_notices_some_spoilt_season() -> None:
    silent = set(CHECKERS)
    for _, season, function in SPOILS:
        case = Case(*spoilt(season, function))
        silent -= {name for name in silent if next(CHECKERS[name](case), None)}
    assert silent == {"check_rules_named"}


def test_a_finding_without_rule_is_noticed() -> None:
    plan = handmade.race_plan()
    plan["findings"][0]["rule"] = ""
    assert any(line.startswith("texts: a finding names no rule") for line in check(handmade.race_scenario(), plan))


def test_checking_is_quick() -> None:
    scenario, plan = handmade.race_scenario(), handmade.race_plan()
    check(scenario, plan)
    begun = time.process_time()
    for _ in range(5):
        check(scenario, plan)
    assert (time.process_time() - begun) / 5 < 0.1, "a plan is checked in a few hundredths of a second"


def test_two_new_longest_attempts_within_a_week_are_noticed() -> None:
    scenario = Comeback(HURTS["muscle"], off=5).at(CLEARED)
    plan = driver.plan(scenario)
    assert run("check_new_longest", scenario, plan) == []
    attempts = [session for on in plan["days"] for session in on["sessions"] if session.get("attempt")]
    for longer, session in enumerate(attempts[2:4], start=1):
        session["distance_m"] += 10_000 * longer
    assert [line.split(":")[0] for line in run("check_new_longest", scenario, plan)] == ["G2-new-longest"]
