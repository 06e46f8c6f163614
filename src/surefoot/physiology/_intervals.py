"""How far a prediction may be off: shares of the time, faster and slower, that hold 8 in 10 runners."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from surefoot.physiology.equivalence import half_to_marathon
from surefoot.physiology.marathon import marathon_from_one_race, marathon_from_two_races
from surefoot.rulebook import Book, Rule, rule
from surefoot.units import HALF_MARATHON, MARATHON, MILE

Shares = tuple[float, float]  # how much faster, how much slower


@rule(
    "PREDICT-15",
    topic="prediction",
    says="The interval holds 8 in 10 runners; it widens with the distance between the race and the question.",
)
def road_shares(doublings: float, *, spread_near: float, spread_growth: float, spread_most: float) -> Shares:
    """Shares between races of a mile to the half marathon, so many doublings apart (negative: shorter)."""
    far = min(spread_most, spread_near + spread_growth * abs(doublings))
    return (spread_near, far) if doublings >= 0 else (far, spread_near)


@rule("PREDICT-16", topic="prediction", says="A marathon from one race: 8 in 10 within {spread_one_race:percent}.")
def one_race_share(*, spread_one_race: float) -> float:
    """Share each way for a marathon from one race and the typical week."""
    return spread_one_race


@rule("PREDICT-17", topic="prediction", says="A marathon from two races: 8 in 10 within {spread_two_races:percent}.")
def two_race_share(*, spread_two_races: float) -> float:
    """Share each way for a marathon from two races and the typical week."""
    return spread_two_races


@rule(
    "PREDICT-18",
    topic="prediction",
    says="A marathon without your typical week: 8 in 10 within {spread_marathon:percent}.",
)
def bare_marathon_share(*, spread_marathon: float) -> float:
    """Share each way for a marathon from a shorter race, where the typical week is not known."""
    return spread_marathon


@rule("PREDICT-19", topic="prediction", says="Beyond the marathon and under a mile the interval widens further.")
def extra_share(ultra: float, short: float, *, spread_ultra_growth: float, spread_short_growth: float) -> float:
    """What is added each way, by doublings beyond the marathon and halvings under a mile."""
    return spread_ultra_growth * ultra + spread_short_growth * short


_MARATHON_SHARES: dict[str, Rule[float]] = {
    marathon_from_one_race.id: one_race_share,
    marathon_from_two_races.id: two_race_share,
    half_to_marathon.id: bare_marathon_share,
}


def width(book: Book, distance: float, target: float, laws: Sequence[Rule[Any]]) -> Shares:
    """Shares for a prediction from ``distance`` to ``target`` metres by these laws."""
    extra = extra_share(book, _doublings(distance, target, MARATHON, math.inf), _doublings(distance, target, 0, MILE))
    down, up = _middle(book, distance, target, laws)
    return down + extra, up + extra


def index_shares(seconds: float, fast: float, slow: float) -> Shares:
    """Shares that follow from the times at the ends of an index's interval."""
    return 1 - fast / seconds, slow / seconds - 1


def together(one: Shares, other: Shares) -> Shares:
    """Two independent reasons to be off, joined."""
    return math.hypot(one[0], other[0]), math.hypot(one[1], other[1])


def _middle(book: Book, distance: float, target: float, laws: Sequence[Rule[Any]]) -> Shares:
    if distance <= HALF_MARATHON < target:
        share = next(_MARATHON_SHARES[law.id](book) for law in laws if law.id in _MARATHON_SHARES)
        return share, share
    begin, end = (min(max(metres, MILE), MARATHON) for metres in (distance, target))
    return road_shares(book, math.log2(end / begin))


def _doublings(distance: float, target: float, least: float, most: float) -> float:
    """Doublings between two distances, counted only between ``least`` and ``most`` metres."""
    begin, end = (min(max(metres, least), most) for metres in (distance, target))
    return abs(math.log2(end / begin))
