"""docs/engine.md says what the engine does: its tables are made by it, its prose holds the rule book's numbers."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from surefoot.rulebook import load_book, registry
from tests.guarantees.checkers import CHECKERS
from tests.guarantees.metamorphic import RELATIONS
from tests.house.source import ROOT, SOURCE, functions, modules

PAGE = ROOT / "docs" / "engine.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generator() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        yield importlib.import_module("engine_doc.page")


def test_the_page_is_current(generator: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert (generator.main(["--check"]), capsys.readouterr().err) == (0, ""), "run `make docs`"


def test_an_old_table_is_noticed_and_made_anew(generator: Any, tmp_path: Path) -> None:
    copy = tmp_path / "engine.md"
    copy.write_text(TEXT.replace("<!-- made: glance -->\n\n| block", "<!-- made: glance -->\n\n| week"), "utf-8")
    assert generator.main(["--check"], copy) == 1
    assert generator.main([], copy) == 0
    assert copy.read_text("utf-8") == TEXT


def test_every_number_of_the_worked_season_is_traced(generator: Any) -> None:
    season = importlib.import_module("engine_doc.season")
    assert season.UNTRACED not in TEXT
    assert {"volume", "long", "quality"} <= generator.TABLES.keys()


def test_the_worked_season_is_the_one_that_is_planned(generator: Any) -> None:
    replay = importlib.import_module("engine_doc.replay").replay()
    scenarios = importlib.import_module("engine_doc.scenarios")
    weeks = sum(week.distance_m for week in scenarios.plan(scenarios.WORKED).weeks)
    assert weeks == sum(move.written.total for move in replay.moves) + replay.prepared.main.goal.distance


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("more than 5 days (`pause/least_gap`)", ""),
        ("more than 6 days (`pause/least_gap`)", "says 6 for `pause/least_gap`"),
        ("up to 60 % of\nthe peak (`season/preparedness`)", ""),
        ("up to 61 % (`season/preparedness`)", "says 61 for `season/preparedness`"),
        ("from 15 km a week (`season/base_habit`)", ""),
        ("a number (`pause/most_gap`)", "no parameter or template `pause/most_gap`"),
        ("see [LOAD-99](rules.md#load-99)", "no rule LOAD-99"),
        ("see [LOAD-1](rules.md#load-2)", "the link of LOAD-1 leads elsewhere"),
        ("<!-- made: rules LOAD-1 LOAD-1 -->\n<!-- made: end -->", "LOAD-1 stands in two tables"),
    ],
)
def test_prose_is_held_to_the_rule_book(generator: Any, prose: str, found: str) -> None:
    told = [line for line in generator.problems(prose) if not line.endswith("stands in no table of rules")]
    assert found in " ".join(told) if found else told == []


def test_every_rule_of_the_coach_stands_in_a_table(generator: Any) -> None:
    without = TEXT.replace("rules STATE-1 ", "rules ")
    assert "STATE-1 stands in no table of rules" in generator.problems(without)
    assert [line for line in generator.problems(TEXT) if "table of rules" in line] == []


def test_every_stage_of_the_coach_is_named() -> None:
    stages = {path.name for path in (SOURCE / "coach").glob("*.py")} - {"__init__.py"}
    assert {name for name in stages if f"`{name}`" not in TEXT and f"[{name}]" not in TEXT} == set()


def test_guarantees_are_held_by_tests_that_exist() -> None:
    rows = dict(re.findall(r"^\| (G\d+) \|.*\|([^|]*)\|$", TEXT, re.MULTILINE))
    tests = {node.name for path in modules("tests/guarantees") for node in functions(path)}
    assert list(rows) == [f"G{number}" for number in range(1, 15)]
    assert set(re.findall(r"`(check_\w+)`", TEXT)) <= CHECKERS.keys()
    assert set(re.findall(r"relation `(\w+)`", TEXT)) <= RELATIONS.keys()
    assert set(re.findall(r"`(test_\w+)`", TEXT)) <= tests
    assert [name for name, held in rows.items() if not re.search(r"check_|relation `|test_", held)] == []


def test_places_on_the_page_exist() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    places = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= places


def test_rules_it_points_to_stand_in_the_page_of_rules() -> None:
    rules = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\]\(rules\.md#([a-z0-9-]+)\)", TEXT))
    assert named <= {name.lower() for name in registry() if f"#### {name}\n" in rules}
    assert set(re.findall(r"`(\w+/\w+)`", TEXT)) <= {*load_book().parameters, *load_book().workouts}


def test_the_generator_keeps_the_sizes_of_the_house() -> None:
    for path in modules("scripts"):
        lengths = [node.end_lineno - node.lineno + 1 for node in functions(path) if node.end_lineno]
        assert max(lengths, default=0) <= 50, path
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
