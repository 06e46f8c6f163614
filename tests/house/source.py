"""How the house tests look at the project: its files, and their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "surefoot"
BOOK = SOURCE / "rulebook"

# What someone clones and reads, the licence (not ours to word) and the locks (not ours to write) left out.
READ = ("src", "tests", "bench", "docs", "scripts", "Makefile", "pyproject.toml", "hatch_build.py", ".ci")
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".html", ".css", ".js", ""}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    """Python files below the folders (relative to the checkout), in order of path."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def floors(*names: str) -> list[Path]:
    """Python files of the named packages of surefoot."""
    return modules(*(f"src/surefoot/{name}" for name in names))


def texts() -> list[Path]:
    """Every text file that the project's people write."""
    found = [ROOT / name for name in READ] + sorted(ROOT.glob("*.md"))
    inside = [path for top in found if top.is_dir() for path in top.rglob("*")]
    return sorted(path for path in [*found, *inside] if path.is_file() and path.suffix in TEXT)


@cache
def tree(path: Path) -> ast.Module:
    """Syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def where(path: Path, node: ast.AST | None = None) -> str:
    """Say where something stands: file, and line where there is one."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")
