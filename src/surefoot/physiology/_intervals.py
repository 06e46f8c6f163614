"""How far a prediction may be off: the times that hold 8 in 10 runners, as natural logarithms of shares."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from surefoot.physiology.endurance import Form
from surefoot.rulebook import Book, rule
from surefoot.units import HALF_MARATHON, MARATHON, MILE


class Reach(NamedTuple):
    """How much faster and how much slower 8 in 10 are: natural logarithms of shares, both above zero."""

    faster: float
    slower: float

    def and_also(self, other: Reach) -> Reach:
        """Two independent reasons to be off, joined."""
        return Reach(math.hypot(self.faster, other.faster), math.hypot(self.slower, other.slower))

    def beyond(self, part: Reach) -> Reach:
        """What is left of this reach when an independent part of it is known; nothing where the part is all."""
        faster, slower = (math.sqrt(max(0.0, a * a - b * b)) for a, b in zip(self, part, strict=True))
        return Reach(faster, slower)


@rule(
    "PREDICT-15",
    topic="prediction",
    says="The interval is wider for slower races, shorter weeks, and the farther the race is from the question.",
)
def scatter(
    slowness: float, week: float, road: float, marathon: float, *, scatter_with_week: Mapping[str, float]
) -> float:
    """Scatter of log time around a prediction, where the typical week is known.

    ``road`` and ``marathon`` are the natural logarithms of distance between race and question on either side
    of the half marathon.
    """
    fitted = scatter_with_week
    less = fitted["slowness"] * slowness - fitted["week"] * week
    return math.exp(fitted["common"] + less + fitted["road"] * road + fitted["marathon"] * marathon)


@rule(
    "PREDICT-16",
    topic="prediction",
    says="The interval is wider for slower races, and the farther the race is from the question.",
)
def scatter_alone(slowness: float, road: float, marathon: float, *, scatter_without_week: Mapping[str, float]) -> float:
    """Scatter of log time around a prediction, where the typical week is not known."""
    fitted = scatter_without_week
    gap = fitted["road"] * road + fitted["marathon"] * marathon
    return math.exp(fitted["common"] + fitted["slowness"] * slowness + gap)


@rule("PREDICT-17", topic="prediction", says="The interval holds 8 in 10 runners.")
def eight_in_ten(scatter: float, *, interval_reach: Mapping[str, float]) -> Reach:
    """How far 8 in 10 are from a prediction of this scatter: tenth and ninetieth of a hundred."""
    return Reach(interval_reach["faster"] * scatter, interval_reach["slower"] * scatter)


@rule("PREDICT-19", topic="prediction", says="Beyond the marathon and under a mile the interval widens further.")
def extra_reach(ultra: float, short: float, *, spread_ultra_growth: float, spread_short_growth: float) -> float:
    """What is added each way, by doublings beyond the marathon and halvings under a mile."""
    return spread_ultra_growth * ultra + spread_short_growth * short


def reach(book: Book, form: Form, distance: float, target: float) -> Reach:
    """Reach of a prediction for ``target`` metres from a race of ``distance`` metres by a runner of this form."""
    road, marathon = _gap(distance, target, MILE, HALF_MARATHON), _gap(distance, target, HALF_MARATHON, MARATHON)
    if form.week is None:
        found = eight_in_ten(book, scatter_alone(book, form.slowness, road, marathon))
    else:
        found = eight_in_ten(book, scatter(book, form.slowness, form.week, road, marathon))
    ultra, short = _gap(distance, target, MARATHON, math.inf), _gap(distance, target, 0, MILE)
    extra = extra_reach(book, ultra / math.log(2), short / math.log(2))
    return Reach(found.faster + extra, found.slower + extra)


def _gap(distance: float, target: float, least: float, most: float) -> float:
    """Natural logarithm of the way between two distances, counted only between ``least`` and ``most`` metres."""
    begin, end = (min(max(metres, least), most) for metres in (distance, target))
    return abs(math.log(end / begin))
