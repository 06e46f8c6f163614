"""Overlays: another value for one runner, dated and signed, never an edit of the book."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any

import msgspec

from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import COUNTED, Overlay, Parameter, fixed
from surefoot.rulebook._validate import range_problems

_SIGNED = {"value", "by", "date", "reason"}


def overlay_problem(parameter: Parameter, entry: Any) -> Problem | None:
    """What is wrong with an overlay of a parameter, if anything."""
    signed = _signed(entry)
    path, value = parameter.path, signed.pop("value")
    for key, text in signed.items():
        if not isinstance(text, (str, dt.date)):
            return _problem(path, key, text, "this should be text", "Write it as text.")
    if not _is_date(signed.get("date", "")):
        return _problem(path, "date", signed["date"], "this is not a date", "Write it as 2027-01-02.")
    if difference := _difference("value", parameter.value, value, parameter.unit in COUNTED):
        return _problem(path, *difference)
    for problem in range_problems("overlay", parameter.unit, parameter.range, value):
        return _problem(path, problem.key, problem.value, problem.message, "Give a value inside it.")
    return None


def replaced(parameter: Parameter, entry: Any) -> Parameter:
    """The parameter with the value of a good overlay; its source stays and the overlay is remembered."""
    signed = _signed(entry)
    first = parameter.overlay.instead_of if parameter.overlay else parameter.value
    overlay = Overlay(
        by=str(signed.get("by", "the runner's own settings")),
        date=str(signed.get("date", "")),
        reason=str(signed.get("reason", "")),
        instead_of=first,
    )
    return msgspec.structs.replace(parameter, value=fixed(signed["value"]), overlay=overlay)


def _signed(entry: Any) -> dict[str, Any]:
    """An overlay with its signature; a table is a plain value unless it looks signed."""
    if isinstance(entry, Mapping) and "value" in entry and entry.keys() <= _SIGNED:
        return dict(entry)
    return {"value": entry}


def _is_date(text: Any) -> bool:
    if isinstance(text, dt.date) or text == "":
        return True
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


_Difference = tuple[str, Any, str, str]


def _difference(key: str, book: Any, value: Any, counted: bool) -> _Difference | None:
    """Where a value is of another shape than the book's: key, value, message and mend."""
    if isinstance(book, Mapping):
        return _table_difference(key, book, value, counted)
    if isinstance(book, tuple):
        if not isinstance(value, (list, tuple)) or len(value) != len(book):
            return key, value, "this should be a list", f"Give {len(book)} values, as the book does."
        pairs = zip(book, value, strict=True)
        found = (_difference(f"{key}[{i}]", *pair, counted) for i, pair in enumerate(pairs))
        return next(filter(None, found), None)
    return _leaf_difference(key, book, value, counted)


def _table_difference(key: str, book: Mapping[str, Any], value: Any, counted: bool) -> _Difference | None:
    if not isinstance(value, Mapping) or value.keys() != book.keys():
        return key, value, "this should be a table", f"Give all of: {', '.join(book)}."
    found = (_difference(f"{key}.{name}", book[name], value[name], counted) for name in book)
    return next(filter(None, found), None)


def _leaf_difference(key: str, book: Any, value: Any, counted: bool) -> _Difference | None:
    if isinstance(book, (bool, str)):
        if type(value) is not type(book):
            return key, value, f"this should be {'true or false' if isinstance(book, bool) else 'text'}", "Mend the value."
    elif isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return key, value, "this is not a number", "Give a plain number; the unit is the book's."
    elif counted and isinstance(book, int) and value != int(value):
        return key, value, "this is counted in whole numbers", "Give a whole number."
    return None


def _problem(path: str, key: str, value: Any, message: str, mend: str) -> Problem:
    where = path if key == "value" else f"{path}.{key.removeprefix('value').lstrip('.')}"
    return Problem(file="overlay", key=where, value=value, message=message, mend=mend)
