"""Small pictures of numbers on a terminal, readable without colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import Page

_HEIGHTS = " ▁▂▃▄▅▆▇█"
_ROWS = 5
_AXIS = 7  # columns for the numbers beside
_FULL = len(_HEIGHTS) - 1


def show_columns(page: Page, days: Sequence[dt.date], values: Sequence[float], top: float) -> None:
    """A column for each value, several lines high, up to ``top``; below it the months.

    Where there is no room for all, each column is the mean of several.
    """
    room = page.width - _AXIS - 4
    share = -(-len(values) // room) if values else 1
    shown = [sum(part) / len(part) for part in _in_parts(values, share)]
    for row in range(_ROWS, 0, -1):
        line = "".join(_piece(value, top, row) for value in shown)
        number = f"{top * row / _ROWS:g}" if row in {_ROWS, 1} else ""
        page.line((number.rjust(_AXIS - 2), palette.QUIET), " ", line)
    page.line(" " * (_AXIS - 1), (_months([part[0] for part in _in_parts(days, share)], len(shown)), palette.QUIET))


def spark(values: Sequence[float | None], room: int) -> str:
    """Values in one line, between their lowest and their highest; each the mean of several where there is no room."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    share = -(-len(values) // room)
    low, high = min(known), max(known)
    means = (_mean([value for value in part if value is not None]) for part in _in_parts(values, share))
    return "".join(" " if mean is None else _HEIGHTS[1 + _step(mean, low, high)] for mean in means)


def stack(shares: Sequence[float], signs: str, width: int) -> str:
    """Shares of a whole side by side, a sign for each."""
    total = sum(shares)
    ends = [round(width * sum(shares[: place + 1]) / total) if total else 0 for place in range(len(shares))]
    return "".join(sign * (end - begin) for sign, begin, end in zip(signs, [0, *ends[:-1]], ends, strict=True))


def _piece(value: float, top: float, row: int) -> str:
    """The part of a column in one line, counted from below."""
    filled = value / top * _ROWS - (row - 1) if top > 0 else 0.0
    return _HEIGHTS[max(0, min(_FULL, round(filled * _FULL)))] if row > 1 or not value else _first(filled)


def _first(filled: float) -> str:
    """The lowest part of a column that is not empty: never nothing for something."""
    return _HEIGHTS[max(1, min(_FULL, round(filled * _FULL)))]


def _step(value: float, low: float, high: float) -> int:
    return round((value - low) / (high - low) * (_FULL - 1)) if high > low else _FULL // 2


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _in_parts(items: Sequence, size: int) -> list[Sequence]:
    return [items[place : place + size] for place in range(0, len(items), size)]


def _months(days: Sequence[dt.date], width: int) -> str:
    """Names of months below their first column, as far as they fit."""
    line, free = [" "] * (width + 4), 0
    for place, (before, day) in enumerate(pairwise(days), 1):
        name = str(day.year) if day.month == 1 else words.short_date(day)[-3:]
        if (before.year, before.month) != (day.year, day.month) and place >= free:
            line[place : place + len(name)] = name
            free = place + len(name) + 1
    return "".join(line[: width + 4]).rstrip()
