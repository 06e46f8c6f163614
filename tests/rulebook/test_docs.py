"""The page of rules: made from the code, whole, and current."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from surefoot.rulebook import Book, RulebookError, load_book, registry, rule, statement
from surefoot.rulebook import docs as docs_module
from surefoot.rulebook.articles import Row, article_rows, coverage
from surefoot.rulebook.docs import citation, main, page, value_text

FAMILIES = {"SHORT": 8, "BUILD": 7, "RETURN": 20, "MILE": 5, "SPEED": 4, "SAFE": 5}
ROWS = (
    Row(id="LOAD-1", sentence="Little by little.", source="cohort-2020"),
    Row(id="LOAD-9", sentence="Later | perhaps.", source="own-practice"),
)


def test_every_row_of_the_articles_stands_in_the_file_once() -> None:
    rows = article_rows()
    wanted = {f"{family}-{number}" for family, count in FAMILIES.items() for number in range(1, count + 1)}
    assert {row.id for row in rows} == wanted
    assert len(rows) == len(wanted)
    assert {row.source for row in rows} <= set(load_book().sources)
    assert all(row.sentence.endswith(".") for row in rows)


@pytest.mark.parametrize("text", ["a: {", "source: text\n", "source: {A-1: 5}\n"])
def test_a_file_of_rows_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text(text)
    with pytest.raises(RulebookError) as caught:
        article_rows(path)
    assert caught.value.file == "rows.yaml"


@pytest.fixture
def small_page(book: Book, own_registry: dict[str, Any]) -> str:
    @rule("LOAD-1", says="At most {limit:distance}.", gives="limit", topic="load")
    def single_run(longest: float, *, growth: float, step: int) -> float:
        """Longest run allowed.

        Not on the page.
        """
        return max(longest * growth, longest + step)

    statement("LOAD-2", says="A run is a run.", source="cohort-2020", topic="load")
    assert coverage(ROWS, own_registry) == (1, 2)
    return page(book, own_registry, ROWS)


@pytest.mark.parametrize(
    "line",
    [
        "1 of 2 rows have a rule.",
        "2 rules read 2 numbers and tables.",
        "### load",
        "#### LOAD-1",
        "> At most {limit:distance}.",
        "Longest run allowed. Acts in [tests/rulebook/test_docs](../src/tests/rulebook/test_docs.py).",
        "Acts in [tests/rulebook/test_docs](../src/tests/rulebook/test_docs.py). Source: Doe 2020.",
        "| LOAD-9 | Later \\| perhaps. | not yet built |",
        "### Doe (2020). A cohort",
        "| `load/growth`: A run may be this many times the longest. | 1.1 | /1 | 1.0 to 1.3 | Doe 2020, Table 2 | 3 |",
        "| `load/step`: A short run may grow by this. | 400 | m | 0 to 1000 | Our practice | 0 |",
        "| cohort-2020 | Doe (2020). A cohort | cohort | A journal 1:1 |  |",
        "| own-practice | Our practice | own | here |  |",
    ],
)
def test_the_page_holds(small_page: str, line: str) -> None:
    assert line in small_page.splitlines()


def test_the_page_leaves_out_all_but_the_first_line_of_a_rule(small_page: str) -> None:
    assert "Not on the page" not in small_page
    assert "| LOAD-1 | Little by little. | [tests/rulebook/test_docs]" in small_page


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Doe 2020"),
        ({"year": None}, "Doe"),
        ({"authors": []}, "A cohort 2020"),
        ({"kind": "own"}, "A cohort"),
    ],
)
def test_a_source_is_cited_in_a_few_words(book: Book, changes: dict[str, Any], text: str) -> None:
    assert citation(msgspec.structs.replace(book.sources["cohort-2020"], **changes)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.1, "1.1"),
        (True, "true"),
        ("road", "road"),
        ((1, 2.5), "1, 2.5"),
        (((1, 2), (3, 4)), "(1, 2), (3, 4)"),
        ({"mile": (0.5,), "half": (0.75, 0.5)}, "mile: 0.5; half: 0.75, 0.5"),
        (tuple(range(100)), "table of 100 values, 0 to 99"),
        (("grass and track",) * 20, "table of 20 values"),
    ],
)
def test_a_value_is_told_in_a_few_words(value: Any, text: str) -> None:
    assert value_text(value) == text


def test_the_page_is_written_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small_page: str
) -> None:
    path = tmp_path / "docs" / "rules.md"
    monkeypatch.setattr(docs_module, "page", lambda *_: small_page)
    monkeypatch.setattr(docs_module, "registry", dict)
    assert main(["--check"], path) == 1
    assert main([], path) == 0
    assert path.read_text(encoding="utf-8") == small_page
    assert main(["--check"], path) == 0
    path.write_text("old")
    assert main(["--check"], path) == 1
    told = capsys.readouterr().err
    assert told.count("is stale: run python -m surefoot.rulebook.docs") == 2


def test_docs_rules_md_is_current() -> None:
    wanted = page(load_book(), registry(), article_rows())
    assert docs_module.PAGE.read_text(encoding="utf-8") == wanted, "run `python -m surefoot.rulebook.docs`"


def test_docs_rules_md_leads_to_files() -> None:
    links = re.findall(r"\]\((\.\./src/[^)]+)\)", docs_module.PAGE.read_text(encoding="utf-8"))
    assert links
    assert all((docs_module.PAGE.parent / link).is_file() for link in links)


def test_the_module_checks_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["docs", "--check"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(docs_module.__file__, run_name="__main__")
    assert caught.value.code == 0
