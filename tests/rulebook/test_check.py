"""Rules and book fit together; the check says where they do not, and the registry finds every rule."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from surefoot.rulebook import Book, _registry, check, registry, rule, statement


def make(name: str, topic: str = "load", source: str = "", *, reads: dict[str, str]) -> None:
    statement(name, says="Yes.", topic=topic, source=source, reads=reads)


def test_a_book_and_rules_that_fit(book: Book, own_registry: dict[str, Any]) -> None:
    make("T-1", reads={"a": "load/growth"}, source="cohort-2020")
    make("T-2", reads={"a": "load/step"})
    assert check(book, own_registry) == []


def test_a_number_that_nobody_reads_is_named(book: Book, own_registry: dict[str, Any]) -> None:
    make("T-1", reads={"a": "load/growth"})
    (problem,) = check(book, own_registry)
    assert (problem.file, problem.message) == ("parameters/load/step.yaml", "no rule reads this number")


def test_a_number_that_is_not_there_is_named(book: Book, own_registry: dict[str, Any]) -> None:
    @rule("T-1", says="Yes.", topic="load")
    def reads_more(*, growth: float, step: int, absent: int) -> float:
        return growth + step + absent

    (problem,) = check(book, own_registry)
    assert (problem.file, problem.key) == (__name__, "T-1")
    assert problem.message == "absent reads load/absent, which is not in the book"
    assert problem.mend == "Write parameters/load/absent.yaml."


def test_a_source_that_is_not_there_is_named(book: Book, own_registry: dict[str, Any]) -> None:
    make("T-1", reads={"a": "load/growth", "b": "load/step"}, source="nobody-1900")
    (problem,) = check(book, own_registry)
    assert (problem.value, problem.message) == ("nobody-1900", "there is no such source")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two rules and a shell, in the place of the real ones."""
    home = tmp_path / "homeofrules"
    (home / "deep").mkdir(parents=True)
    (home / "__init__.py").write_text("")
    (home / "deep" / "__init__.py").write_text("")
    (home / "__main__.py").write_text("raise SystemExit(1)")
    for number in (10, 2):
        text = f"from surefoot.rulebook import statement\nsaid = statement('T-{number}', says='Yes.', topic='t')\n"
        (home / "deep" / f"rule_{number}.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(_registry, "_HOMES", ("homeofrules",))
    return home


def test_the_registry_finds_every_rule_in_order(own_registry: dict[str, Any], package: Path) -> None:
    statement("A-1b", says="Yes.", topic="t")
    statement("A-1a", says="Yes.", topic="t")
    found = registry()
    assert list(found) == ["A-1a", "A-1b", "T-2", "T-10"]
    with pytest.raises(TypeError):
        found["T-1"] = None  # type: ignore[index]


def test_check_looks_at_the_whole_registry(book: Book, own_registry: dict[str, Any], package: Path) -> None:
    assert {problem.message for problem in check(book)} == {"no rule reads this number"}


def test_a_rule_of_another_process_is_found(tmp_path: Path, package: Path) -> None:
    """A fresh process imports the module of a rule when it is asked for it."""
    script = (
        "from surefoot.rulebook._registry import registered; print(registered('T-2', 'homeofrules.deep.rule_2').id)"
    )
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {script}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "T-2"


def test_an_unknown_module_of_a_rule_is_imported_here(own_registry: dict[str, Any], package: Path) -> None:
    sys.modules.pop("homeofrules.deep.rule_10", None)
    assert _registry.registered("T-10", "homeofrules.deep.rule_10").id == "T-10"
