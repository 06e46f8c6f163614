"""No test that cannot fail: each asserts something, itself or through a helper that does."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.source import Function, functions, modules, tree, where

RAISES = {"raises", "warns", "deprecated_call", "fail", "run_state_machine_as_test"}


def test_every_test_asserts() -> None:
    helpers = _asserting_names(modules("tests"))
    idle = [
        f"{where(path, node)} {node.name}"
        for path in modules("tests")
        for node in functions(path)
        if node.name.startswith("test_") and not _asserts(node, helpers)
    ]
    assert not idle, "a test that asserts nothing cannot fail"


def test_no_test_asserts_a_constant() -> None:
    constant = [
        where(path, node)
        for path in modules("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant | ast.Tuple | ast.JoinedStr)
    ]
    assert not constant, "these hold whatever the program does"


def test_the_walker_knows_an_idle_test() -> None:
    idle, direct, through = ast.parse("def test_a(): f(1)\ndef test_b(): assert f(1)\ndef test_c(): agrees(1)\n").body
    assert [_asserts(node, {"agrees"}) for node in (idle, direct, through)] == [False, True, True]


def _asserting_names(paths: list[Path]) -> set[str]:
    """Names of helpers that assert, directly or through one another."""
    helpers = [node for path in paths for node in functions(path) if not node.name.startswith("test_")]
    names: set[str] = set()
    while True:
        found = {node.name for node in helpers if _asserts(node, names)} - names
        if not found:
            return names
        names |= found


def _asserts(node: Function, helpers: set[str]) -> bool:
    return any(isinstance(part, ast.Assert | ast.Raise) or _called(part) in RAISES | helpers for part in ast.walk(node))


def _called(node: ast.AST) -> str:
    """Give the last name of what is called: `pytest.raises(...)` → "raises"."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
