"""The tables of cases beside this file: a sentence, inputs, an output, a margin.

A group names a function of surefoot.physiology (the book is given where it asks for one) and
holds cases; `within` is absolute, or relative where it is written in percent. Times may be
written as clocks, distances with their unit. `parameters` is an overlay for one case.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from surefoot.rulebook import Book, Rule

_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)")
_LENGTHS = {"m": 1.0, "km": 1000.0, "mi": 1609.344}
_DISTANCE = re.compile(r"([\d.]+) (m|km|mi)")


def _cases() -> Iterator[Any]:
    for file in sorted(Path(__file__).parent.glob("*.yaml")):
        for group in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            for case in group["cases"]:
                yield pytest.param(group, case, id=f"{file.stem}: {case['name']}")


def _read(value: Any) -> Any:
    """A number, a clock in seconds, a distance in metres; tables of them; or a word."""
    if isinstance(value, list):
        return [_read(item) for item in value]
    if isinstance(value, dict):
        return {name: _read(item) for name, item in value.items()}
    if clock := _CLOCK.fullmatch(value):
        hours, minutes, seconds = clock.groups(default="0")
        return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    if distance := _DISTANCE.fullmatch(value):
        return float(distance[1]) * _LENGTHS[distance[2]]
    words = {"none": None, "true": True, "false": False}
    try:
        return words[value] if value in words else int(value) if value.isdigit() else float(value)
    except ValueError:
        return value


def _function(name: str) -> Any:
    module, _, function = name.rpartition(".")
    return getattr(importlib.import_module(f"surefoot.physiology.{module}"), function)


def _flat(value: Any) -> Any:
    return [value] if isinstance(value, (int, float, str, bool)) or value is None else list(value)


@pytest.mark.parametrize(("group", "case"), list(_cases()))
def test_case(group: dict[str, Any], case: dict[str, Any], book: Book) -> None:
    function = _function(group["function"])
    needs_book = isinstance(function, Rule) or "book" in inspect.signature(function).parameters
    used = book.overlaid(_read(case.get("parameters", {})))
    found = function(*([used] if needs_book else []), **_read(case["input"]))
    if "of" in group:
        found = getattr(found, group["of"])
    margin = case.get("within", group.get("within", "0"))
    close = {"rel": float(margin[:-1]) / 100} if margin.endswith("%") else {"rel": 0, "abs": float(margin)}
    for one, expected in zip(_flat(found), _flat(_read(case["output"])), strict=True):
        exact = expected is None or isinstance(expected, (str, bool))
        assert one == (expected if exact else pytest.approx(expected, **close))
