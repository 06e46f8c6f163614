"""Words that do not belong: unfinished business in files, a trade mark, and what no runner should read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from surefoot.rulebook import registry
from tests.house.source import BOOK, ROOT, modules, texts, tree, where

THIS_FILE = Path(__file__).resolve()
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|HACK|WIP|TBD)\b|\bnot implemented\b|\bNotImplementedError\b|\blorem ipsum\b"
)
OF_ONE_MACHINE = re.compile(r"/(?:root|home/\w+|Users/\w+)/|\.pyenv\b")
TRADE_MARK = re.compile(r"\bV\s?DOT\b", re.IGNORECASE)
# "missed periods" is the name of a warning sign, and no blame.
UNKIND = re.compile(r"\b(fail(?:ed|s|ure|ures)?|miss(?:ed|es)?(?! periods)|behind|only|lost)\b", re.IGNORECASE)
TO_RUNNERS = {"title", "note", "says", "cue", "cues", "text", "instruction", "instructions", "shorter", "why"}


def ours() -> list[Path]:
    """Every file that people write, this one apart: it has to name the words."""
    return [path for path in texts() if path != THIS_FILE]


def test_nothing_is_left_for_later_in_the_text() -> None:
    unfinished = [line for path in ours() for line in _lines_with(UNFINISHED, path)]
    assert not unfinished, "do it, or open an issue: a file holds what is so"


def test_no_path_of_one_machine_is_written_down() -> None:
    named = [line for path in ours() for line in _lines_with(OF_ONE_MACHINE, path)]
    assert not named


def test_the_trade_mark_is_not_used_in_the_program() -> None:
    named = [line for path in texts() if path.is_relative_to(ROOT / "src") for line in _lines_with(TRADE_MARK, path)]
    assert not named, 'say "fitness index"'


@pytest.mark.parametrize("folder", ["workouts", "routines", "protocols"])
def test_templates_speak_kindly(folder: str) -> None:
    said = [
        f"{where(path)}: {sentence}"
        for path in sorted((BOOK / folder).rglob("*.yaml"))
        for sentence in _to_runners(yaml.safe_load(path.read_text(encoding="utf-8")))
        if UNKIND.search(sentence)
    ]
    assert not said, "say what is so without blame: repeat, shorter, settled"


def test_rules_speak_kindly() -> None:
    said = {name: rule.says for name, rule in registry().items() if UNKIND.search(rule.says)}
    assert not said, "say what is so without blame: repeat, shorter, settled"


def test_findings_speak_kindly() -> None:
    """Sentences that code writes for runners stand in the coach as plain texts."""
    said = [
        where(path, node)
        for path in modules("src/surefoot/coach")
        for node in _sentences(path)
        if UNKIND.search(node.value)
    ]
    assert not said


def test_the_patterns_find_what_they_look_for() -> None:
    assert UNFINISHED.search("x = 1  # TODO: later")
    assert TRADE_MARK.search("a vdot of 50")
    assert UNKIND.search("You missed Tuesday.")
    assert not UNKIND.search("A mission for a missing shoe; missed periods.")


def _lines_with(pattern: re.Pattern[str], path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{where(path)}:{number}: {line}" for number, line in enumerate(lines, 1) if pattern.search(line)]


def _to_runners(document: Any, key: str = "") -> Iterator[str]:
    """Texts of a YAML document that stand under a key whose value runners read."""
    if isinstance(document, dict):
        for name, value in document.items():
            yield from _to_runners(value, name if name in TO_RUNNERS else key)
    elif isinstance(document, list):
        for value in document:
            yield from _to_runners(value, key)
    elif isinstance(document, str) and key:
        yield document


def _sentences(path: Path) -> Iterator[Any]:
    """Text constants of a module that are sentences, its docstrings left out."""
    docstrings = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and " " in node.value
            and id(node) not in docstrings
        ):
            yield node
