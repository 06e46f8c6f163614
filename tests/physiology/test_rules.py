"""Physiology's rules as the rule book sees them, and what importing them costs."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import surefoot.physiology
from surefoot.rulebook import Book, Rule, explain
from surefoot.rulebook._schema import KINDS

TOPICS = ("agegrade", "altitude", "detraining", "fitness", "heat", "prediction", "terrain", "thresholds", "zones")
MODULES = [f"surefoot.physiology.{module.name}" for module in pkgutil.iter_modules(surefoot.physiology.__path__)]


def rules() -> list[Rule[object]]:
    modules = [importlib.import_module(name) for name in MODULES]
    found = {value.id: value for m in modules for value in vars(m).values() if isinstance(value, Rule)}
    return [found[key] for key in sorted(found)]


def test_every_number_of_our_topics_is_read(book: Book) -> None:
    read = {path for rule in rules() for path in rule.parameters}
    ours = {path for path in book.parameters if path.startswith(TOPICS)}
    assert ours <= read


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_can_be_explained(book: Book, rule: Rule[object]) -> None:
    args = dict.fromkeys(rule.needs, 1.5) | {"date": "2027-01-04", "kind": "easy"}
    because = explain(rule.because(**{name: args[name] for name in rule.needs}), book)
    assert because.text.endswith((".", ")."))
    assert because.parameters or because.source


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_has_a_source_that_carries_its_evidence(book: Book, rule: Rule[object]) -> None:
    assert rule.source or rule.parameters
    for path in rule.parameters:
        found = book.parameters[path]
        assert found.evidence <= KINDS[book.sources[found.source].kind]


def test_importing_physiology_does_not_import_numpy() -> None:
    program = f"import sys, {', '.join(MODULES)}; sys.exit('numpy' in sys.modules)"
    source = Path(surefoot.physiology.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=source, check=False).returncode == 0


def test_the_protected_mark_is_nowhere() -> None:
    mark = "vd" + "ot"
    package = Path(surefoot.physiology.__file__).parent
    files = [*package.glob("*.py"), *(package.parent / "rulebook" / "parameters").rglob("*.yaml")]
    assert not [file for file in files if mark in file.read_text(encoding="utf-8").lower()]
