"""docs/protocols.md has the ladders and the limits of the rule book, and its example is a good file."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from surefoot.coach import _protocol_schema as schema
from surefoot.rulebook import load_book, registry
from surefoot.services.protocols import check_file
from tests.house.source import ROOT

TEXT = (ROOT / "docs" / "protocols.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generator() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        yield importlib.import_module("protocols")


def test_the_ladders_are_current(generator: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert (generator.main(["--check"]), capsys.readouterr().err) == (0, ""), "run `make docs`"


def test_an_old_ladder_is_noticed_and_made_anew(generator: Any, tmp_path: Path) -> None:
    copy = tmp_path / "protocols.md"
    copy.write_text(TEXT.replace("| `bone/1` | 3 ×", "| `bone/1` | 4 ×"), encoding="utf-8")
    assert generator.main(["--check"], copy) == 1
    assert generator.main([], copy) == 0
    assert copy.read_text(encoding="utf-8") == TEXT


def test_every_ladder_stands_there_with_its_stages() -> None:
    for name, document in load_book().protocols.items():
        assert f"### {name}: {document['title']}\n" in TEXT
        assert f"| `{name}/{len(document['stages'])}`" in TEXT


def test_the_example_is_a_good_file(tmp_path: Path) -> None:
    example, signature = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    path = tmp_path / "mine.yaml"
    path.write_text(example + signature, encoding="utf-8")
    assert check_file(path, load_book()).protocol.signed is not None


def test_every_key_is_explained() -> None:
    table = TEXT.partition("## How to read one")[2].partition("## How to write")[0]
    assert {key for key in schema.Document.__struct_encode_fields__ if f"`{key}`" not in table} == set()


def test_the_limits_on_the_page_are_the_book_s() -> None:
    rows = dict(re.findall(r"^\| (PROTOCOL-\d+) \| (.*) \|$", TEXT, re.MULTILINE))
    assert rows.keys() == {name for name in registry() if name.startswith("PROTOCOL-")} - {"PROTOCOL-10", "PROTOCOL-11"}
    value = {path: load_book().value(f"protocol/{path}") for path in ("longest_stage", "first_running")}
    assert f"longer than {value['longest_stage'] // 60} minutes" in rows["PROTOCOL-7"]
    assert f"more than {value['first_running'] // 60} minutes" in rows["PROTOCOL-8"]
    for rule, path in (("PROTOCOL-4", "most_stages"), ("PROTOCOL-5", "least_sessions"), ("PROTOCOL-6", "most_outings")):
        assert f"than {load_book().value(f'protocol/{path}')} " in rows[rule]
    assert load_book().value("protocol/most_growth") == 2, "the page says twice"
