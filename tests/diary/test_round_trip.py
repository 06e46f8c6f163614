"""Whatever is written reads back the same; whatever is thrown at the reader gives a scenario or its one error."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.errors import ScenarioError
from surefoot.diary.reading import read_scenario
from surefoot.diary.scenario import Scenario
from surefoot.diary.writing import scenario_to_document
from tests.diary.documents import FULL_YAML, Doc, changed, smallest, usual
from tests.diary.strategies import JSON, SCENARIOS

#: Fields that the full document alone has, made plain.
FULL: Doc = scenario_to_document(read_scenario(FULL_YAML))


def places(node: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every place of a document."""
    yield way
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, item in pairs:
        yield from places(item, (*way, key))


PLACES = list(places(FULL))


@given(SCENARIOS)
def test_a_scenario_reads_back_the_same(scenario: Scenario) -> None:
    document = scenario_to_document(scenario)
    assert read_scenario(json.dumps(document)) == scenario
    assert read_scenario(yaml.safe_dump(document, sort_keys=False, allow_unicode=True)) == scenario


@given(SCENARIOS)
def test_writing_is_settled_after_once(scenario: Scenario) -> None:
    document = scenario_to_document(scenario)
    assert scenario_to_document(read_scenario(json.dumps(document))) == document


@given(st.sampled_from(PLACES), JSON)
def test_any_value_at_any_place_gives_a_scenario_or_its_error(way: tuple[Any, ...], value: Any) -> None:
    document = copy.deepcopy(FULL)
    place: Any = {"": document}
    for key in ("", *way)[:-1]:
        place = place[key]
    place[("", *way)[-1]] = value
    found = outcome(document)
    assert isinstance(found, Scenario) or (found.path and found.message and found.mend)


@given(
    st.dictionaries(
        st.sampled_from(["today", "runner", "goals", "log", "units", "overlay", "accepted_plan", "x"]), JSON
    )
)
def test_any_document_gives_a_scenario_or_its_error(document: Doc) -> None:
    found = outcome(document)
    assert isinstance(found, Scenario) or (found.path and found.message and found.mend)


@given(st.sampled_from(PLACES[1:]), st.text(min_size=1, max_size=12))
def test_a_field_of_another_name_is_never_passed_over(way: tuple[Any, ...], name: str) -> None:
    document = copy.deepcopy(FULL)
    place: Any = document
    for key in way[:-1]:
        place = place[key]
    if not isinstance(place, dict) or way[0] == "overlay" or name in place:
        return
    place[name + "?"] = 1
    found = outcome(document)
    assert isinstance(found, ScenarioError)
    assert "no field" in found.message


def outcome(document: Any) -> Any:
    text = json.dumps(document)
    try:
        found: Any = read_scenario(text, format="json")
    except ScenarioError as error:
        json.dumps(error.to_document()).encode()
        str(error).encode()
        return error
    return found


@pytest.mark.parametrize("document", [smallest(), usual(), FULL])
def test_what_is_at_its_default_is_left_out(document: Doc) -> None:
    written = scenario_to_document(read_scenario(json.dumps(document)))
    assert set(written) <= set(document) | {"units"}
    assert set(written.get("log", {})) <= set(document.get("log", {}))


def test_quantities_are_written_as_people_write_them() -> None:
    document = changed(usual(), "log.away[0].minutes_a_day", "0:20:30")
    document = changed(document, "log.check_ins[0].sleep", "7 h 10 min")
    document = changed(document, "goals[0].target_time", "48:00")
    document = changed(document, "goals[0].distance", "26.2 mi")
    document = changed(document, "goals[0].target_time", "3 h 30 min")
    written = scenario_to_document(read_scenario(json.dumps(document)))
    assert written["runner"]["availability"]["sun"] == "2 h 30 min"
    assert written["runner"]["availability"]["mon"] == "0 min"
    assert written["log"]["activities"][0] == {"date": "2026-12-28", "duration": "36:00", "distance": "6 km"}
    assert written["log"]["away"][0]["minutes_a_day"] == "20:30"
    assert written["log"]["check_ins"][0]["sleep"] == "7 h 10 min"
    assert written["log"]["holds"][0] == {"from": "2026-12-01", "by": "coach", "to": "2026-12-03"}
    assert written["goals"][0] == {
        "kind": "race", "distance": "42165 m", "date": "2027-04-18", "target_time": "3:30:00",
    }  # fmt: skip
