"""Whatever is public on the floors that carry knowledge says what it does, in which units."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import floors, tree, where


def test_public_names_have_a_docstring() -> None:
    silent = [
        f"{where(path, node)} {name}"
        for path in floors("rulebook", "physiology", "diary", "coach")
        for name, node in _public(tree(path))
        if not ast.get_docstring(node)
    ]
    assert not silent, "say in one line what each of these gives, with units"


def test_every_module_says_what_it_is() -> None:
    silent = [where(path) for path in floors("") if not ast.get_docstring(tree(path))]
    assert not silent, "open each of these files with one sentence"


def _public(node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.AST]]:
    """Public functions and classes of a module, and the public methods of those classes, overloads left out."""
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if child.name.startswith("_") or _overload(child):
                continue
            yield child.name, child
            if isinstance(child, ast.ClassDef):
                yield from ((f"{child.name}.{name}", inner) for name, inner in _public(child))


def _overload(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(ast.unparse(mark).endswith("overload") for mark in node.decorator_list)
