"""YAML cases beside the rules: a sentence, an input, an output, and perhaps other numbers and a margin.

``tests/rulebook/<topic>/<rule>.yaml`` holds a list of cases for the rule of that name (its function,
or else its module) in that topic; ``<rule>_published.yaml`` holds rows of the source's own table.
Text quantities stand for metres, seconds and seconds per kilometre, ISO dates for dates, except
where the rule takes text.
"""

from __future__ import annotations

import datetime as dt
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from surefoot.rulebook import Book, Rule
from surefoot.rulebook._yaml import StrictLoader
from surefoot.units import parse_distance, parse_duration, parse_pace

MARGIN = 1e-6  # of numbers, where a case gives none: arithmetic on floats, nothing else
PUBLISHED = "_published"

_QUANTITIES: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[\d.]+ (?:m|km|mi|miles?)"), parse_distance),
    (re.compile(r"[\d.]+ (?:s|min|h)(?: .*)?|\d+(?::\d\d){1,2}"), parse_duration),
    (re.compile(r"\d+:\d\d ?/(?:km|mi)"), parse_pace),
    (re.compile(r"\d{4}-\d\d-\d\d"), dt.date.fromisoformat),
)


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a table: ``parameters`` replaces numbers by argument name or path."""

    name: str
    input: dict[str, Any]
    output: Any
    parameters: dict[str, Any] = {}
    absolute_error_margin: float = MARGIN


def case_files(folder: Path) -> list[Path]:
    """List the files of cases below a folder, in order."""
    return sorted(folder.rglob("*.yaml"))


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the cases of a file. Raises ValueError, naming it, where it is not a list of good cases."""
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader)
    try:
        cases = msgspec.convert(document, tuple[Case, ...])
    except msgspec.ValidationError as error:
        raise ValueError(f"{path}: {error}") from None
    names = [case.name for case in cases]
    if not cases or len(set(names)) < len(names):
        raise ValueError(f"{path}: give at least one case, and each a name of its own")
    for case in cases:
        if case.output in ({}, []):
            raise ValueError(f"{path}: {case.name}: an empty output holds for everything; write what is expected")
    return cases


def find_rule(path: Path, folder: Path, rules: Mapping[str, Rule[Any]]) -> Rule[Any]:
    """Return the rule that a file of cases is about. Raises LookupError with what there is instead."""
    topic = path.parent.relative_to(folder).as_posix()
    name = path.stem.removesuffix(PUBLISHED)
    here = [rule for rule in rules.values() if rule.topic == topic]
    for names in (lambda rule: rule.name, lambda rule: rule.module.rpartition(".")[2]):
        found = [rule for rule in here if names(rule) == name]
        if len(found) == 1:
            return found[0]
    known = ", ".join(sorted(rule.name for rule in here if rule.name)) or "none"
    raise LookupError(f"{path}: no single rule {name!r} in the topic {topic!r}; there are: {known}")


def answer(case: Case, rule: Rule[Any], book: Book) -> Any:
    """Return what the rule says to the case."""
    hints = typing.get_type_hints(rule.function)
    inputs = {name: read(value, hints.get(name, Any)) for name, value in case.input.items()}
    overlay = {rule.reads.get(name, name): value for name, value in case.parameters.items()}
    return rule(book.overlaid(overlay), **inputs)


def read(value: Any, hint: Any) -> Any:
    """Return an input as the rule takes it: quantities in numbers, records as what they are."""
    numbers = quantity(value, text=_takes_text(hint))
    return msgspec.convert(numbers, hint) if _is_record(hint) else numbers


def quantity(value: Any, *, text: bool = False) -> Any:
    """Return a value with its text quantities as numbers and dates, unless ``text`` is what is wanted."""
    if isinstance(value, dict):
        return {name: quantity(item, text=text) for name, item in value.items()}
    if isinstance(value, list):
        return [quantity(item, text=text) for item in value]
    if isinstance(value, str) and not text:
        return next((parse(value) for pattern, parse in _QUANTITIES if pattern.fullmatch(value)), value)
    return value


def differences(expected: Any, found: Any, margin: float, where: str = "output") -> Iterator[str]:
    """Yield where an answer is not what the case expects. Of records the named fields count."""
    plain = msgspec.to_builtins(found, builtin_types=[dt.date]) if isinstance(found, msgspec.Struct) else found
    if isinstance(expected, dict):
        if not isinstance(plain, Mapping) or not expected.keys() <= plain.keys():
            yield f"{where}: expected fields {list(expected)}, found {found!r}"
            return
        for name, item in expected.items():
            yield from differences(item, plain[name], margin, f"{where}.{name}")
    elif isinstance(expected, list):
        if not isinstance(plain, (list, tuple)) or len(expected) != len(plain):
            yield f"{where}: expected {len(expected)} items, found {found!r}"
            return
        for index, (item, one) in enumerate(zip(expected, plain, strict=True)):
            yield from differences(item, one, margin, f"{where}[{index}]")
    elif not _alike(quantity(expected, text=isinstance(plain, str)), plain, margin):
        yield f"{where}: expected {expected!r}, found {found!r}"


def _alike(expected: Any, found: Any, margin: float) -> bool:
    if isinstance(expected, bool) or isinstance(found, bool) or not isinstance(expected, (int, float)):
        return type(expected) is type(found) and bool(expected == found)
    return isinstance(found, (int, float)) and abs(expected - found) <= margin


def _takes_text(hint: Any) -> bool:
    """Tell whether an argument of this type is, or holds, text: then "5 km" may be the name of a race."""
    if hint is str:
        return True
    parts = typing.get_args(hint)
    mapping = isinstance(typing.get_origin(hint), type) and issubclass(typing.get_origin(hint), Mapping)
    return any(_takes_text(part) for part in (parts[1:] if mapping else parts))


def _is_record(hint: Any) -> bool:
    """Tell whether an argument of this type is, or holds, records or dates that YAML has no word for."""
    if isinstance(hint, type) and not isinstance(hint, types.GenericAlias) and issubclass(hint, msgspec.Struct):
        return True
    return any(_is_record(part) for part in typing.get_args(hint))
