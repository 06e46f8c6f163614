"""Changes of whole documents for the tests that compare two plans: other units, other dates, less time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from tests.guarantees.quantities import MILE, metres, seconds

Doc = dict[str, Any]
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_DISTANCE = re.compile(r"[0-9.]+ (km|mi|m)")
_CLOCK = re.compile(r"(\d+:)?\d+:\d{2}")
TEXTS = frozenset({"text", "title", "message", "note", "ends_when", "units", "template"})


def mapped(node: Any, change: Callable[[str], str]) -> Any:
    """The same document with every text value changed."""
    if isinstance(node, dict):
        return {key: mapped(value, change) for key, value in node.items()}
    if isinstance(node, list):
        return [mapped(value, change) for value in node]
    return change(node) if isinstance(node, str) else node


def shifted(document: Doc, days: int) -> Doc:
    """Every date, and every week in an id, moved by a number of days that is a multiple of 7."""

    def move(text: str) -> str:
        if _DATE.fullmatch(text):
            return (dt.date.fromisoformat(text) + dt.timedelta(days)).isoformat()
        return _WEEK.sub(move_week, text)

    def move_week(match: re.Match[str]) -> str:
        year, week, _ = (dt.date.fromisocalendar(int(match[1]), int(match[2]), 1) + dt.timedelta(days)).isocalendar()
        return f"{year}-W{week:02}"

    moved: Doc = mapped(document, move)
    return moved


def without_texts(node: Any) -> Any:
    """The document without what a runner reads: numbers, dates, kinds, rules and parameters are left."""
    if isinstance(node, dict):
        return {key: without_texts(value) for key, value in node.items() if key not in TEXTS}
    return [without_texts(value) for value in node] if isinstance(node, list) else node


def measured(node: Any) -> Any:
    """The document with every distance text as whole metres."""
    return mapped(node, lambda text: f"{metres(text)} m" if _DISTANCE.fullmatch(text) else text)


def in_miles(document: Doc) -> Doc:
    """The same quantities in other words: every distance in miles, every clock in minutes where they are whole."""

    def reword(text: str) -> str:
        if _DISTANCE.fullmatch(text):
            return f"{metres(text) / MILE:.7f} mi"
        if _CLOCK.fullmatch(text) and seconds(text) % 60 == 0:
            return f"{seconds(text) // 60} min"
        return text

    changed: Doc = mapped(document, reword)
    return changed | {"units": "mi"}


def differences(one: Any, other: Any, path: str = "$") -> list[str]:
    """Where two documents differ, at most a few places."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [*one, *(key for key in other if key not in one)]
        found = [line for key in keys for line in differences(one.get(key), other.get(key), f"{path}.{key}")]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = zip(one, other, strict=True)
        found = [line for index, (a, b) in enumerate(pairs) for line in differences(a, b, f"{path}[{index}]")]
    else:
        found = [] if one == other else [f"{path}: {_short(one)} ≠ {_short(other)}"]
    return found[:5]


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:80] + "…"
