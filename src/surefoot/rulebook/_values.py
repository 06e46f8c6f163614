"""Whether a value fits its unit and its range: numbers, lists, tables, words and switches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import UNITS

COLUMNS = "A table of unlike columns gives unit and range by column: `unit: {days: day, shares: /1}`."
_RANGE = "Give the plausible range, for example `range: [1.0, 1.3]`."
_VALUE = "Mend the value, or the range if the source says so."


def value_problems(file: str, document: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with unit, range and value of a parameter document that has all three."""
    unit, limits, value = document["unit"], document["range"], document["value"]
    table = list(_table_problems(file, "value", value))
    yield from table
    if not isinstance(unit, Mapping):
        yield from _column_problems(file, "", unit, limits, value)
    elif not _same_keys(unit, limits, value):
        message = "unit, range and value have different columns"
        yield Problem(file=file, key="unit", value=unit, message=message, mend=COLUMNS)
    elif not table:
        for name in unit:
            yield from _column_problems(file, f".{name}", unit[name], limits[name], value[name])


def range_problems(file: str, key: str, unit: str, limits: Any, value: Any) -> Iterator[Problem]:
    """Yield every leaf of a value that is out of its range, or none of its allowed words."""
    for where, leaf in leaves(key, value):
        message = _misfit(unit, limits, leaf)
        if message:
            yield Problem(file=file, key=where, value=leaf, message=message, mend=_VALUE)


def leaves(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every single value inside a number, list or table, with the way to it."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from leaves(f"{key}.{name}", item)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from leaves(f"{key}[{index}]", item)
    else:
        yield key, value


def is_number(value: Any) -> bool:
    """Tell whether this is a plain finite number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def is_whole(value: Any) -> bool:
    """Tell whether this is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def _same_keys(unit: Mapping[str, Any], limits: Any, value: Any) -> bool:
    tables = isinstance(limits, Mapping) and isinstance(value, Mapping)
    return tables and set(unit) == set(limits) == set(value)


def _column_problems(file: str, column: str, unit: Any, limits: Any, value: Any) -> Iterator[Problem]:
    if not isinstance(unit, str) or unit not in UNITS:
        mend = f"Use one of: {', '.join(UNITS)}."
        yield Problem(file=file, key=f"unit{column}", value=unit, message="unknown unit", mend=mend)
    elif message := _range_message(unit, limits):
        yield Problem(file=file, key=f"range{column}", value=limits, message=message, mend=_RANGE)
    else:
        yield from range_problems(file, f"value{column}", unit, limits, value)


def _range_message(unit: str, limits: Any) -> str:
    if unit == "text":
        good = isinstance(limits, list) and bool(limits) and all(isinstance(word, str) for word in limits)
        return "" if good else "for words the range is the list of those allowed"
    pair = isinstance(limits, list) and len(limits) == 2 and all(map(is_number, limits))
    return "" if pair and limits[0] < limits[1] else "a range is a lower and a higher number"


def _misfit(unit: str, limits: Any, leaf: Any) -> str:
    if unit == "text":
        return "" if leaf in limits else f"this is none of the allowed words {list(limits)}"
    if unit == "bool":
        return "" if isinstance(leaf, bool) else "this is neither true nor false"
    if not is_number(leaf):
        return "this is not a number"
    return "" if limits[0] <= leaf <= limits[1] else f"out of the plausible range {list(limits)} {unit}"


def _table_problems(file: str, key: str, value: Any) -> Iterator[Problem]:
    """Yield empty tables, and names in tables that are not text."""
    if isinstance(value, (list, dict)) and not value:
        yield Problem(file=file, key=key, value=value, message="an empty table says nothing", mend="Give the value.")
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in children:
        if isinstance(value, dict) and not isinstance(name, str):
            message, mend = "the names in a table are text", 'Put it in quotes, as in `"5": 1.5`.'
            yield Problem(file=file, key=key, value=name, message=message, mend=mend)
        yield from _table_problems(file, f"{key}.{name}", item)
