"""docs/comeback.md, docs/stories.md and docs/comeback-cases.md say what the engine and the tests do."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from surefoot.coach.gate import ORDER
from surefoot.rulebook import load_book, registry
from tests.house.source import ROOT, functions, modules, tree

DOCS = ROOT / "docs"
COMEBACK, CASES = ((DOCS / name).read_text(encoding="utf-8") for name in ("comeback.md", "comeback-cases.md"))


@pytest.fixture(scope="module")
def scripts() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        yield importlib.import_module


@pytest.mark.parametrize("name", ["comeback", "stories"])
def test_pages_are_current(scripts: Any, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (scripts(name).main(["--check"]), capsys.readouterr().err) == (0, ""), "run `make docs`"


@pytest.mark.parametrize(
    ("name", "now", "old"),
    [("comeback", "| bone | 0 |", "| bone | 1 |"), ("stories", "**Monday 1 March 2027**: `hold`", "**Monday**")],
)
def test_old_pages_are_noticed_and_made_anew(scripts: Any, name: str, now: str, old: str, tmp_path: Path) -> None:
    text, copy = (DOCS / f"{name}.md").read_text(encoding="utf-8"), tmp_path / f"{name}.md"
    assert now in text
    copy.write_text(text.replace(now, old), encoding="utf-8")
    assert scripts(name).main(["--check"], copy) == 1
    assert scripts(name).main([], copy) == 0
    assert copy.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("for 14 days (`comeback/ladder_days`)", []),
        ("for 15 days (`comeback/ladder_days`)", ["the page says 15 for `comeback/ladder_days`; the book says [14.0]"]),
        ("a number (`comeback/most`)", ["there is no parameter or template `comeback/most`"]),
        ("see [RETURN-99](rules.md#return-99)", ["there is no rule RETURN-99"]),
    ],
)
def test_prose_is_held_to_the_rule_book(scripts: Any, prose: str, found: list[str]) -> None:
    assert list(scripts("comeback").wrong(prose)) == found


def test_every_gate_and_every_start_check_is_explained() -> None:
    assert [gate for gate in ORDER if f"| `{gate}` |" not in COMEBACK] == []
    assert [check for check in load_book().value("gate/start_checks") if f". {check}\n" not in COMEBACK] == []


def test_numbers_in_words_are_the_book_s() -> None:
    book = load_book()
    assert book.value("gate/limp_to_doctor") == book.value("gate/fever_to_doctor"), "one number stands for both"
    assert book.value("comeback/shorter_share") == 0.75, "the page says three quarters"
    assert book.value("comeback/start_share") == 0.5, "the page says half of a typical run"
    assert book.value("gate/illness_days")["covid_moderate"] + sum(book.value("illness/stage_days")) == 17
    assert [str(minutes) in COMEBACK for minutes in book.value("illness/stage_minutes")] == [True] * 4


def test_every_story_of_the_tests_is_told(scripts: Any) -> None:
    told = {name for _, name in scripts("stories").STORIES}
    written = {
        node.name
        for path in modules("tests/stories")
        for node in functions(path)
        if node.name.startswith("test_") and path.name not in ("test_open.py", "test_texts.py")
    }
    assert told == written


def test_rules_they_point_to_stand_in_the_page_of_rules() -> None:
    stories = (DOCS / "stories.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\]\(rules\.md#([a-z0-9-]+)\)", COMEBACK + CASES + stories))
    assert named <= {name.lower() for name in registry()}


def test_every_case_names_its_test_and_every_test_has_its_case() -> None:
    named = re.findall(r"^\|.*\| `(Test\w+)` \|$", CASES, re.MULTILINE)
    pages = sorted((ROOT / "tests" / "comeback").glob("test_cases_page*.py"))
    classes = [node.name for page in pages for node in tree(page).body if isinstance(node, ast.ClassDef)]
    assert sorted(named) == sorted(classes)
    assert len(named) == 18
