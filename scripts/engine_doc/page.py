"""docs/engine.md: prose by people, tables by the engine between two marks, and a check of what the prose says."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from engine_doc import breaks, cases, hard, rules, season
from surefoot.rulebook import Book, load_book, registry

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engine.md"
#: What stands between the marks: ``<!-- made: NAME ARGUMENTS -->`` and ``<!-- made: end -->``.
TABLES: dict[str, Callable[[str], str]] = {
    "rules": rules.rules,
    "scenario": season.scenario,
    "shape": season.shape,
    "glance": season.glance,
    "volume": season.volume,
    "long": season.long,
    "weeks": season.weeks,
    "quality": hard.quality,
    "week": hard.week,
    "lengths": breaks.lengths,
    "gates": breaks.gates,
    "ways": breaks.ways,
    "first-ever": cases.first_ever,
    "soon": cases.soon,
    "too-much": cases.too_much,
    "two-races": cases.two_races,
    "ran-today": cases.ran_today,
    "ages": cases.ages,
}
_MADE = re.compile(r"<!-- made: (?P<name>[a-z-]+)(?P<arguments>[^>]*?) -->\n.*?<!-- made: end -->", re.DOTALL)
_PARAMETER = re.compile(r"(?P<number>\d[\d.]*)(?P<unit> %)?[^`\d]{0,40}\(`(?P<path>[a-z]+/[a-z_]+)`\)")
_PATH = re.compile(r"`([a-z]+/[a-z_]+)`")
_RULE = re.compile(r"\[([A-Z]+-\d+[a-z]?)\]\(rules\.md#([a-z0-9-]+)\)")


def made(text: str) -> str:
    """The page with its tables made anew. Raises KeyError where a mark names no table."""
    return _MADE.sub(_again, text)


def _again(found: re.Match[str]) -> str:
    name, arguments = found["name"], found["arguments"].strip()
    mark = f"<!-- made: {name} {arguments}".rstrip() + " -->"
    return f"{mark}\n\n{TABLES[name](arguments)}\n\n<!-- made: end -->"


def problems(text: str) -> list[str]:
    """What the prose says that the rule book does not: numbers, paths, rules; and rules that stand nowhere."""
    prose = _MADE.sub("", text)
    return [*_numbers(prose, load_book()), *_paths(prose, load_book()), *_rules(prose, text)]


def _numbers(prose: str, book: Book) -> Iterator[str]:
    """A number before a parameter in brackets, as in "30 days (`load/longest_window`)", is that parameter's."""
    for found in _PARAMETER.finditer(" ".join(prose.split())):
        if found["path"] not in book.parameters:
            continue
        values = list(_leaves(book.value(found["path"])))
        said = float(found["number"].rstrip("."))
        forms = {round(form, 9) for value in values for form in _forms(value, percent=bool(found["unit"]))}
        if said not in forms:
            yield f"the page says {said:g} for `{found['path']}`; the book says {values}"


def _leaves(value: Any) -> Iterator[float]:
    """Every number of a parameter's value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        yield from (leaf for item in value for leaf in _leaves(item))
    elif not isinstance(value, str):
        yield float(value)


def _forms(value: float, *, percent: bool) -> tuple[float, ...]:
    """A value as prose may write it: percent; else as it is, metres as kilometres, seconds as minutes."""
    return (value * 100,) if percent else (value, value / 1000, value / 60)


def _paths(prose: str, book: Book) -> Iterator[str]:
    known = {*book.parameters, *book.workouts}
    yield from (f"there is no parameter or template `{path}`" for path in _PATH.findall(prose) if path not in known)


def _rules(prose: str, text: str) -> Iterator[str]:
    known = registry()
    named = {name for name, _ in _RULE.findall(prose)}
    listed = list(rules.listed(text))
    yield from (f"there is no rule {name}" for name in sorted({*named, *listed} - known.keys()))
    ours = {name for name, rule in known.items() if rule.module.startswith("surefoot.coach.rules.")}
    yield from (f"{name} stands in no table of rules" for name in sorted(ours - set(listed)))
    yield from (f"{name} stands in two tables of rules" for name in sorted(set(listed)) if listed.count(name) > 1)
    wrong = [name for name, anchor in _RULE.findall(prose) if anchor != name.lower()]
    yield from (f"the link of {name} leads elsewhere" for name in wrong)


def main(arguments: list[str], page: Path = PAGE) -> int:
    """Make the tables anew, or with ``--check`` compare them; 1 where they are old or the prose is not so."""
    old = page.read_text(encoding="utf-8")
    new = made(old)
    wrong = problems(new)
    if "--check" not in arguments:
        page.write_text(new, encoding="utf-8")
    elif new != old:
        wrong.append("its tables are not what the engine does today; run `make docs`")
    sys.stderr.write("".join(f"docs/engine.md: {line}\n" for line in wrong))
    return 1 if wrong else 0
