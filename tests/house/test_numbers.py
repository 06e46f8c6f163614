"""No training number stands in code: numbers live in the rule book, where they have a unit, a range and a source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import floors, tree, where

# Counting, halves, weeks, and the units of distance and time.
CONVERSIONS = {0, 1, 2, 3, 0.5, 6, 7, 10, 12, 24, 60, 100, 365, 365.25, 1000, 3600, 86400}


def test_code_has_no_training_numbers() -> None:
    numbers = [
        f"{where(path, node)}: {node.value}"
        for path in floors("coach", "physiology")
        for node in _numbers(path)
        if abs(node.value) not in CONVERSIONS
    ]
    assert not numbers, "give each a parameter with unit, range and source"


def test_the_walker_sees_numbers_but_not_positions() -> None:
    code = ast.parse("growth = 1.1 * run[4] + walk(rest=-9)\nflag = True\n")
    assert [node.value for node in _constants(code)] == [1.1, 9]


def _numbers(path: Path) -> Iterator[ast.Constant]:
    return _constants(tree(path))


def _constants(code: ast.Module) -> Iterator[ast.Constant]:
    """Numbers of a module; positions in a sequence, and digits to round to, say nothing about training."""
    silent = {id(part) for node in ast.walk(code) for part in _silent(node)}
    for node in ast.walk(code):
        if isinstance(node, ast.Constant) and type(node.value) in {int, float} and id(node) not in silent:
            yield node


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "round":
        yield from node.args[1:]
