"""How well speed lasts from a race to a longer one, up to the marathon: laws fitted to recreational runners.

Time grows with distance to a power. On each of two grounds, to the half marathon and on to the marathon, that
power follows from three things known of the runner: the speed of the race, the typical week, and by how much
a shorter race was the better one. Fitted to groups 1 and 2 of the survey of Vickers and Vertosick by
``python -m surefoot.lab fit``; docs/prediction.md reports how well it does. Source: vickers-2016.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from surefoot.physiology.equivalence import equivalent_time
from surefoot.rulebook import Book, Reason, rule

_TEN_KM = 10_000

Coefficients = Mapping[str, float]


class Form(NamedTuple):
    """What of a runner decides how speed lasts; each as a natural logarithm, 0 for what is common.

    ``slowness`` is how much slower than an unhurried 10 km the race was, never below 0; ``week`` how much longer than
    common the typical week is, None where it is not known; ``gap`` how much better a shorter race was than this one,
    None where there is no other.
    """

    slowness: float
    week: float | None = None
    gap: float | None = None


@rule("PREDICT-9", topic="prediction", says="Weeks under {weekly_least} km and over {weekly_most} km count as these.")
def counted_week(weekly: float, *, weekly_least: float, weekly_most: float) -> float:
    """The typical week in metres, held within what the fit was made from."""
    return min(weekly_most * 1000, max(weekly_least * 1000, weekly))


@rule(
    "PREDICT-20",
    topic="prediction",
    says="From {unhurried_10k:clock} for 10 km upwards, the longer a race takes the seldomer it was run at the limit.",
)
def slowness(ten_km: float, *, unhurried_10k: float) -> float:
    """Natural logarithm of seconds for 10 km over those of an unhurried one; 0 for faster ones."""
    return max(0.0, math.log(ten_km / unhurried_10k))


@rule("PREDICT-21", topic="prediction", says="A common week has {common_week} km.")
def longer_week(weekly: float, *, common_week: float) -> float:
    """Natural logarithm of a typical week (metres) over a common one."""
    return math.log(weekly / (common_week * 1000))


@rule(
    "PREDICT-22",
    topic="prediction",
    gives="exponent",
    says="Up to the half marathon your time grows with distance to the power of {exponent}: so it did for runners of "
    "your speed and typical week.",
)
def road_exponent(
    slowness: float, week: float, *, road_with_week: Coefficients, exponent_least: float, exponent_most: float
) -> float:
    """Exponent between 5 km and the half marathon, where the typical week is known."""
    found = _with_week(road_with_week, slowness, week)
    return min(exponent_most, max(exponent_least, found))


@rule(
    "PREDICT-23",
    topic="prediction",
    gives="exponent",
    says="Up to the half marathon your time grows with distance to the power of {exponent}: so it did for runners of "
    "your speed.",
)
def road_exponent_alone(
    slowness: float, *, road_without_week: Coefficients, exponent_least: float, exponent_most: float
) -> float:
    """Exponent between 5 km and the half marathon, where the typical week is not known."""
    found = _without_week(road_without_week, slowness)
    return min(exponent_most, max(exponent_least, found))


@rule(
    "PREDICT-24",
    topic="prediction",
    gives="exponent",
    says="From the half marathon to the marathon it grows to the power of {exponent}: so it did for runners of your "
    "speed and typical week.",
)
def marathon_exponent(
    slowness: float,
    week: float,
    own: float = 0.0,
    *,
    marathon_with_week: Coefficients,
    exponent_least: float,
    exponent_most: float,
) -> float:
    """Exponent between half marathon and marathon, where the typical week is known; ``own`` is added to it."""
    found = _with_week(marathon_with_week, slowness, week) + own
    return min(exponent_most, max(exponent_least, found))


@rule(
    "PREDICT-25",
    topic="prediction",
    gives="exponent",
    says="From the half marathon to the marathon it grows to the power of {exponent}: so it did for runners of your "
    "speed. With your typical week we could say more.",
)
def marathon_exponent_alone(
    slowness: float,
    own: float = 0.0,
    *,
    marathon_without_week: Coefficients,
    exponent_least: float,
    exponent_most: float,
) -> float:
    """Exponent between half marathon and marathon, where the typical week is not known; ``own`` is added to it."""
    found = _without_week(marathon_without_week, slowness) + own
    return min(exponent_most, max(exponent_least, found))


@rule(
    "PREDICT-26",
    topic="prediction",
    gives="change",
    says="Your shorter race counts too: how the two compare changes that power by {change}.",
)
def own_fade(gap: float, *, fade_by_gap: float) -> float:
    """What a runner's own two races add to the exponent; less than nothing where the shorter was the better one."""
    return -fade_by_gap * gap


def form_of(
    book: Book, race: tuple[float, float], weekly: float | None, shorter: tuple[float, float] | None = None
) -> Form:
    """Form by a race (metres, seconds), the typical week in metres (None: not known), and perhaps a shorter race."""
    ten_km = equivalent_time(book, race[1], race[0], _TEN_KM)
    week = None if weekly is None else longer_week(book, counted_week(book, weekly))
    gap = math.log(ten_km / equivalent_time(book, shorter[1], shorter[0], _TEN_KM)) if shorter else None
    return Form(slowness(book, ten_km), week, gap)


def road(book: Book, form: Form) -> tuple[float, tuple[Reason, ...]]:
    """The exponent from 5 km to the half marathon, and why."""
    if form.week is None:
        exponent = road_exponent_alone(book, form.slowness)
        return exponent, (road_exponent_alone.because(exponent=round(exponent, 3)),)
    exponent = road_exponent(book, form.slowness, form.week)
    return exponent, (road_exponent.because(exponent=round(exponent, 3)),)


def fade(book: Book, form: Form) -> tuple[float, tuple[Reason, ...]]:
    """The exponent from half marathon to marathon, and why."""
    own = 0.0 if form.gap is None else own_fade(book, form.gap)
    besides = () if form.gap is None else (own_fade.because(change=round(own, 3)),)
    if form.week is None:
        exponent = marathon_exponent_alone(book, form.slowness, own)
        return exponent, (marathon_exponent_alone.because(exponent=round(exponent, 3)), *besides)
    exponent = marathon_exponent(book, form.slowness, form.week, own)
    return exponent, (marathon_exponent.because(exponent=round(exponent, 3)), *besides)


def _with_week(fitted: Coefficients, slowness: float, week: float) -> float:
    return fitted["common"] - fitted["slowness"] * slowness - fitted["week"] * week


def _without_week(fitted: Coefficients, slowness: float) -> float:
    return fitted["common"] - fitted["slowness"] * slowness
