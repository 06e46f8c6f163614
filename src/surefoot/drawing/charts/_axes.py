"""Axes: round numbers beside, days below, and never two labels in one place."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LETTER = 7.0  # px that a letter of a label takes, rather too many than too few
APART = 10.0  # px between two labels at least
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Label(NamedTuple):
    """A text below the axis, its middle at ``x``."""

    x: float
    text: str

    @property
    def ends(self) -> tuple[float, float]:
        """How far it reaches to either side."""
        half = len(self.text) * LETTER / 2
        return self.x - half, self.x + half


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from at or below ``low`` to at or above ``high``, at most about so many steps between."""
    span = high - low if high > low else 1.0
    rough = span / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * number, 10) for number in range(first, max(last, first + 1) + 1)]


def tick_text(value: float) -> str:
    """A number as short as it goes: "40", "2.5", "1,000", "−5"."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return text.replace("-", "−")


def day_labels(dates: Sequence[dt.date], x_of: Callable[[int], float], width: float) -> list[Label]:
    """Labels for days in their order, as close as they can stand in a drawing of ``width``."""
    for choose in _CHOICES:
        labels = [Label(x_of(place), text) for place, text in choose(dates)]
        fitting = [one for one in labels if one.ends[0] >= 0 and one.ends[1] <= width]
        if fitting and all(b.ends[0] - a.ends[1] >= APART for a, b in pairwise(fitting)):
            return fitting
    return []


def _each(step: int) -> Callable[[Sequence[dt.date]], Iterator[tuple[int, str]]]:
    def choose(dates: Sequence[dt.date]) -> Iterator[tuple[int, str]]:
        for place in range(0, len(dates), step):
            yield place, f"{dates[place].day} {_MONTHS[dates[place].month - 1]}"

    return choose


def _months(step: int) -> Callable[[Sequence[dt.date]], Iterator[tuple[int, str]]]:
    """The first day in each month; a year stands by its January, and by the first label."""

    def choose(dates: Sequence[dt.date]) -> Iterator[tuple[int, str]]:
        shown = False
        for place, date in _firsts(dates, lambda day: (day.year, day.month)):
            if (date.month - 1) % step == 0:
                year = f" {date.year}" if date.month == 1 or not shown else ""
                shown = True
                yield place, f"{_MONTHS[date.month - 1]}{year}"

    return choose


def _years(step: int) -> Callable[[Sequence[dt.date]], Iterator[tuple[int, str]]]:
    def choose(dates: Sequence[dt.date]) -> Iterator[tuple[int, str]]:
        for place, date in _firsts(dates, lambda day: (day.year, 1)):
            if date.year % step == 0:
                yield place, str(date.year)

    return choose


def _firsts(dates: Sequence[dt.date], key: Callable[[dt.date], tuple[int, int]]) -> Iterator[tuple[int, dt.date]]:
    """The first day of each month or year that begins within the dates."""
    for place, (before, date) in enumerate(pairwise(dates), 1):
        if key(before) != key(date):
            yield place, date


#: Ways to label days, the closest first. A few days are told by their dates, many by months, decades by years.
_CHOICES = (
    *(_each(step) for step in (1, 2)),
    *(_months(step) for step in (1, 2, 3, 6)),
    *(_years(step) for step in (1, 2, 5, 10, 20)),
    *(_each(step) for step in (4, 7, 14, 28)),
)
