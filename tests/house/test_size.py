"""Modules and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import pytest

from tests.house.source import functions, modules, where

MODULE_LINES = 400
FUNCTION_LINES = 50
TYPICAL_FUNCTION_LINES = 12


@pytest.mark.parametrize("folder", ["src", "tests", "bench"])
def test_no_module_is_long(folder: str) -> None:
    long = {where(path): lines for path in modules(folder) if (lines := _lines(path)) > MODULE_LINES}
    assert not long, f"split these at their seams, so that each is at most {MODULE_LINES} lines"


@pytest.mark.parametrize("folder", ["src", "tests", "bench"])
def test_no_function_is_long(folder: str) -> None:
    long = [
        f"{where(path, node)} {node.name}: {lines} lines"
        for path in modules(folder)
        for node in functions(path)
        if (lines := _length(node)) > FUNCTION_LINES
    ]
    assert not long, f"give the steps of these names of their own: at most {FUNCTION_LINES} lines"


def test_the_typical_function_is_short() -> None:
    lengths = sorted(_length(node) for path in modules("src") for node in functions(path))
    assert lengths[len(lengths) // 2] <= TYPICAL_FUNCTION_LINES


def _lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _length(node) -> int:
    """Lines of a function from `def` to its end, its docstring counted in."""
    return node.end_lineno - node.lineno + 1
