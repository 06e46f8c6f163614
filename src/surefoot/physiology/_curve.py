"""Straight lines between the points of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def between(places: Sequence[float], values: Sequence[float], x: float) -> float:
    """The value at ``x`` on straight lines through a table (places rising); beyond it, that of the end."""
    if x <= places[0]:
        return values[0]
    if x >= places[-1]:
        return values[-1]
    right = bisect_right(places, x)
    way = (x - places[right - 1]) / (places[right] - places[right - 1])
    return values[right - 1] + (values[right] - values[right - 1]) * way


def polynomial(coefficients: Sequence[float], x: float) -> float:
    """The polynomial with these coefficients, constant first, at ``x`` (Horner's scheme)."""
    total = 0.0
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total
