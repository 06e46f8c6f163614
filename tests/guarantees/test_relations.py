"""The relations between two plans themselves: each notices a planner that breaks its guarantee."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.guarantees import handmade
from tests.guarantees.documents import in_miles, measured, shifted
from tests.guarantees.malformed import FAULTS, spoilt
from tests.guarantees.metamorphic import RELATIONS
from tests.guarantees.quantities import day, metres, seconds
from tests.guarantees.reducing import reduced

Doc = dict[str, Any]
Planner = Callable[[Doc], Doc]


def steady(document: Doc) -> Doc:
    """A planner that is always right: the season by hand, moved to today, told in the runner's unit."""
    days = (day(document["today"]) - handmade.TODAY) // 7 * 7
    return shifted(handmade.race_plan(), days)


def longer(document: Doc) -> Doc:
    plan = steady(document)
    if document != handmade.race_scenario():
        first = next(s for d in plan["days"] for s in d["sessions"] if s["running"])
        first["distance_m"] += 100
        handmade_total(plan)
    return plan


def handmade_total(plan: Doc) -> None:
    plan["weeks"][0]["distance_m"] += 100


def restless() -> Planner:
    counter = itertools.count()

    def planner(document: Doc) -> Doc:
        return steady(document) | {"rulebook": {"version": str(next(counter)), "hash": "abc"}}

    return planner


def changing(document: Doc) -> Doc:
    plan = steady(document)
    if document.get("accepted_plan"):
        plan["changes"] = [{"session": "2027-W01-easy-2", "before": {}, "after": {}, "because": []}]
    return plan


def refusing(document: Doc) -> Doc:
    plan = steady(document)
    plan["feasibility"] |= {"feasible": False, "binding": ["BUILD-3"], "alternatives": [dict(document["goals"][0])]}
    return plan


WRONG = {"G1": restless(), "G5": longer, "G6": longer, "G7": longer, "G8": longer, "G12": changing,
         "alternatives": refusing}  # fmt: skip


@pytest.mark.parametrize("name", RELATIONS)
def test_a_planner_that_keeps_it_has_no_violation(name: str) -> None:
    scenario = handmade.race_scenario()
    for seed in range(6):
        assert list(RELATIONS[name](scenario, steady(scenario), steady, random.Random(seed))) == []


@pytest.mark.parametrize("name", RELATIONS)
def test_a_planner_that_breaks_it_is_noticed(name: str) -> None:
    scenario, planner = handmade.race_scenario(), WRONG[name]
    found = list(RELATIONS[name](scenario, planner(scenario), planner, random.Random(1)))
    assert found
    assert all(line.startswith(name) for line in found)


def test_other_words_keep_every_metre() -> None:
    scenario = handmade.race_scenario()
    there = in_miles(scenario)
    distances = [activity["distance"] for activity in there["log"]["activities"]]
    assert all(text.endswith(" mi") for text in distances)
    assert measured(there)["log"]["activities"][0]["distance"] == "7000 m"
    assert [metres(text) for text in distances][:2] == [7000, 7000]


@pytest.mark.parametrize(
    ("text", "wanted"), [("48:00", 2880), ("1:30:00", 5400), ("7 h 10 min", 25800), ("45 min", 2700)]
)
def test_seconds(text: str, wanted: int) -> None:
    assert seconds(text) == wanted


def test_dates_and_week_numbers_move_together() -> None:
    moved = shifted({"date": "2026-12-28", "id": "2026-W53-easy-1", "text": "on 2026-12-28"}, 7)
    assert moved == {"date": "2027-01-04", "id": "2027-W01-easy-1", "text": "on 2026-12-28"}


def test_a_scenario_is_reduced_to_what_shows_the_fault() -> None:
    scenario = handmade.race_scenario()
    small = reduced(scenario, lambda doc: len(doc.get("log", {}).get("activities", [])) >= 3, tries=400)
    assert len(small["log"]["activities"]) == 3
    assert "birth_date" not in small["runner"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_leaves_the_scenario_itself_alone(name: str) -> None:
    scenario = handmade.race_scenario()
    before = copy.deepcopy(scenario)
    wrong, paths = spoilt(scenario, name, random.Random(3))
    assert scenario == before
    assert wrong != before
    assert paths
