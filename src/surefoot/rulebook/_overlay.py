"""Overlays: another value for one runner, dated and signed, never an edit of the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import COUNTED, Column, Overlay, Parameter, fixed
from surefoot.rulebook._values import is_number, range_problems

_SIGNED = {"value", "by", "date", "reason"}
_NOBODY = "whoever asked"


def overlay_problem(parameter: Parameter, entry: Any) -> Problem | None:
    """Return the first thing that is wrong with an overlay of a parameter, or None."""
    signed = _signed(entry)
    value = signed.pop("value")
    problems = [*_signature(signed)] or [*_shape("", parameter, value)] or [*_range(parameter, value)]
    if not problems:
        return None
    first = problems[0]
    return msgspec.structs.replace(first, key=parameter.path + first.key)


def replaced(parameter: Parameter, entry: Any) -> Parameter:
    """Return the parameter with the value of a good overlay; its source stays, the overlay is remembered."""
    signed = _signed(entry)
    overlay = Overlay(
        by=str(signed.get("by") or _NOBODY),
        date=str(signed.get("date") or ""),
        reason=str(signed.get("reason") or ""),
        instead_of=parameter.overlay.instead_of if parameter.overlay else parameter.value,
    )
    return msgspec.structs.replace(parameter, value=fixed(signed["value"]), overlay=overlay)


def _signed(entry: Any) -> dict[str, Any]:
    """Return an overlay with its signature; a table is a plain value unless it looks signed."""
    if isinstance(entry, Mapping) and "value" in entry and entry.keys() <= _SIGNED:
        return dict(entry)
    return {"value": entry}


def _signature(signed: Mapping[str, Any]) -> Iterator[Problem]:
    for key in ("by", "reason"):
        if not isinstance(signed.get(key, ""), str):
            yield _problem(f".{key}", signed[key], "this should be text", "Write it as text, in quotes if need be.")
    date = signed.get("date", "")
    if date and not isinstance(date, dt.date) and not _is_date(date):
        yield _problem(".date", date, "this is not a date", "Write it as in 2027-01-02.")


def _is_date(text: Any) -> bool:
    try:
        dt.date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True


def _shape(key: str, parameter: Parameter, value: Any) -> Iterator[Problem]:
    """Yield where a value is of another shape than the book's."""
    if not parameter.columns:
        yield from _difference(key, parameter.value, value, parameter.unit)
    elif found := _table_problem(key, parameter.value, value):
        yield found
    else:
        for name, column in parameter.columns.items():
            yield from _difference(f"{key}.{name}", parameter.value[name], value[name], column.unit)


def _difference(key: str, book: Any, value: Any, unit: str) -> Iterator[Problem]:
    if isinstance(book, Mapping):
        found = _table_problem(key, book, value)
        children = [] if found else [(f"{key}.{name}", book[name], value[name]) for name in book]
    elif isinstance(book, tuple):
        found = _list_problem(key, book, value)
        pairs = [] if found else zip(book, value, strict=True)
        children = [(f"{key}[{index}]", *pair) for index, pair in enumerate(pairs)]
    else:
        found, children = _leaf_problem(key, book, value, unit), []
    if found:
        yield found
    for child in children:
        yield from _difference(*child, unit)


def _table_problem(key: str, book: Mapping[str, Any], value: Any) -> Problem | None:
    if isinstance(value, Mapping) and value.keys() == book.keys():
        return None
    return _problem(key, value, "this should be a table like the book's", f"Give all of: {', '.join(book)}.")


def _list_problem(key: str, book: tuple[Any, ...], value: Any) -> Problem | None:
    if isinstance(value, (list, tuple)) and len(value) == len(book):
        return None
    return _problem(key, value, "this should be a list like the book's", f"Give {len(book)} values.")


def _leaf_problem(key: str, book: Any, value: Any, unit: str) -> Problem | None:
    if isinstance(book, (bool, str)):
        if type(value) is type(book):
            return None
        wanted = "text" if isinstance(book, str) else "true or false"
        return _problem(key, value, f"this should be {wanted}", f"The book says {book!r}.")
    if not is_number(value):
        return _problem(key, value, "this is not a number", f"Give a plain number in {unit}.")
    if unit in COUNTED and isinstance(book, int) and value != int(value):
        return _problem(key, value, "this is counted in whole numbers", "Give a whole number.")
    return None


def _range(parameter: Parameter, value: Any) -> Iterator[Problem]:
    plain = Column(unit=parameter.unit, range=parameter.range)
    parts = [(f".{name}", column, value[name]) for name, column in parameter.columns.items()]
    for key, column, part in parts or [("", plain, value)]:
        for problem in range_problems("overlay", key, column.unit, column.range, part):
            yield msgspec.structs.replace(problem, mend="Give a value inside the range.")


def _problem(key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file="overlay", key=key, value=value, message=message, mend=mend)
