"""No test that cannot fail: each asserts something, itself or through a helper that does."""

from __future__ import annotations

import ast
from functools import cache

from tests.house.source import Function, functions, modules, tree, where

RAISES = {"raises", "warns", "deprecated_call", "fail", "run_state_machine_as_test"}


def test_every_test_asserts() -> None:
    found = [(path, node) for path in modules("tests") for node in functions(path)]
    helpers = _asserting_names([node for _, node in found if not node.name.startswith("test_")])
    idle = [
        f"{where(path, node)} {node.name}"
        for path, node in found
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


def _asserting_names(helpers: list[Function]) -> set[str]:
    """Names of helpers that assert, directly or through one another."""
    names: set[str] = set()
    while found := {node.name for node in helpers if _asserts(node, names)} - names:
        names |= found
    return names


def _asserts(node: Function, helpers: set[str]) -> bool:
    raises, called = _inside(node)
    return raises or not called.isdisjoint(RAISES | helpers)


@cache
def _inside(node: Function) -> tuple[bool, frozenset[str]]:
    """Tell whether a function asserts or raises itself, and the last names of what it calls: `pytest.fail` → "fail"."""
    parts = list(ast.walk(node))
    calls = [part.func for part in parts if isinstance(part, ast.Call)]
    names = frozenset(call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls)
    return any(isinstance(part, ast.Assert | ast.Raise) for part in parts), names
