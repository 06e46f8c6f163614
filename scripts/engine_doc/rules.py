"""Which rules act in a stage, with the numbers that they read today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from engine_doc.words import Row, rule, table
from surefoot.rulebook import Book, Parameter, Rule, load_book, registry
from surefoot.rulebook.docs import value_text


def rules(names: str) -> str:
    """The table of some rules, named by their ids in order."""
    book, known = load_book(), registry()
    rows = (_row(book, known[name]) for name in names.split() if name in known)
    return table(("rule", "what it gives", "numbers", "where"), rows)


def _row(book: Book, found: Rule[Any]) -> Row:
    numbers = "; ".join(_number(book.parameters[path], found) for path in found.parameters)
    gives = found.doc.partition("\n")[0] or f"“{found.says}”"
    path = found.module.replace(".", "/")
    place = path.removeprefix("surefoot/coach/rules/")
    return rule(found.id), gives, numbers, f"[{place}](../src/{path}.py)"


def _number(parameter: Parameter, reader: Rule[Any]) -> str:
    """A number with its unit; its whole path where it belongs to another topic than the rule."""
    topic, _, name = parameter.path.partition("/")
    unit = parameter.unit if isinstance(parameter.unit, str) and parameter.unit not in ("/1", "text") else ""
    shown = name if topic == reader.topic else parameter.path
    return f"`{shown}` {value_text(parameter.value)} {unit}".strip()


def listed(text: str) -> Iterator[str]:
    """The ids of rules that a page's markers name."""
    for names in re.findall(r"<!-- made: rules ([^>]*?)-->", text):
        yield from names.split()
