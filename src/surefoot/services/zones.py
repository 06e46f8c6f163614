"""Zones of heart rate and pace as they are for a runner, and how long a run was in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from surefoot.diary.dates import age_on
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Runner
from surefoot.physiology.paces import easy_oxygen, training_paces
from surefoot.physiology.zones import hr_range, max_heart_rate, share_of_max, share_of_reserve
from surefoot.rulebook import Book, Reason, explain

if TYPE_CHECKING:
    from surefoot.analysis import Analysis

#: From slow to fast. What is below the first two bounds is easy; there a zone begins, and ends before the next.
NAMES = ("very easy", "easy", "steady", "threshold", "hard")
EASY = 2


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """Where each zone after the first begins: beats a minute, and m/s on the flat; () where nobody can say.

    ``assumed`` says that the highest heart rate is the usual one of the age. ``because`` is where they come from.
    """

    heart_rate: tuple[int, ...] = ()
    speed: tuple[float, ...] = ()
    assumed: bool = False
    because: tuple[Because, ...] = ()


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds in a zone, which begins at ``low`` and ends before ``high``; None where it is open."""

    name: str
    low: float | None
    high: float | None
    seconds: float


class Zones(msgspec.Struct, frozen=True, kw_only=True):
    """Time in each zone, the slowest first: by beats a minute, and by m/s on the flat; () where it is not known."""

    heart_rate: tuple[Zone, ...] = ()
    speed: tuple[Zone, ...] = ()
    assumed: bool = False
    because: tuple[Because, ...] = ()


def bounds_of(runner: Runner, today: dt.date, index: float | None, book: Book, units: str = "km") -> Bounds:
    """The zones of a runner on a day; ``index`` is the fitness index that a race or trial speaks for."""
    highest = highest_heart_rate(runner, today, book)
    beats = _heart_bounds(book, highest, runner.resting_hr) if highest is not None else ()
    reasons = [*_heart_reasons(runner, today, highest), *([easy_oxygen.because()] if index else [])]
    return Bounds(
        heart_rate=beats,
        speed=_speed_bounds(book, index) if index else (),
        assumed=bool(beats) and runner.max_hr is None,
        because=tuple(explain(reason, book, units) for reason in reasons),
    )


def highest_heart_rate(runner: Runner, today: dt.date, book: Book) -> int | None:
    """The runner's own, else the usual one of the age, else none."""
    if runner.max_hr is not None or runner.birth_date is None:
        return runner.max_hr
    return round(max_heart_rate(book, age_on(runner.birth_date, today)))


def zones_of(analysis: Analysis, bounds: Bounds) -> Zones:
    """How long a recorded run was in each zone."""
    from surefoot.analysis import heart_rate_zones, pace_zones

    by_heart = heart_rate_zones(analysis, bounds.heart_rate) if bounds.heart_rate and analysis.heart_rates else ()
    by_speed = pace_zones(analysis, bounds.speed) if bounds.speed and analysis.speeds else ()
    return Zones(
        heart_rate=_named(bounds.heart_rate, by_heart),
        speed=_named(bounds.speed, by_speed),
        assumed=bounds.assumed and bool(by_heart),
        because=bounds.because if by_heart or by_speed else (),
    )


def _heart_bounds(book: Book, highest: int, resting: int | None) -> tuple[int, ...]:
    """The spans of easy and threshold running, and what lies around them; a beat of a span is in it."""
    easy, threshold = (hr_range(book, kind, highest, resting) for kind in ("easy", "threshold"))
    above_easy = easy[1] + 1
    return easy[0], above_easy, max(above_easy, threshold[0]), threshold[1] + 1


def _speed_bounds(book: Book, index: float) -> tuple[float, ...]:
    """Both ends of easy, then half-way from marathon to threshold speed, and from there to interval speed."""
    paces = training_paces(book, index)
    marathon, threshold, interval = (1000 / pace for pace in (paces.marathon, paces.threshold, paces.interval))
    return 1000 / paces.easy_slow, 1000 / paces.easy_fast, (marathon + threshold) / 2, (threshold + interval) / 2


def _heart_reasons(runner: Runner, today: dt.date, highest: int | None) -> list[Reason]:
    if highest is None:
        return []
    shares = share_of_max if runner.resting_hr is None else share_of_reserve
    reasons = [shares.because(kind="easy")]
    if runner.max_hr is None and runner.birth_date is not None:
        reasons.append(max_heart_rate.because(age=age_on(runner.birth_date, today), beats=highest))
    return reasons


def _named(bounds: Sequence[float], seconds: Sequence[float]) -> tuple[Zone, ...]:
    if not seconds:
        return ()
    edges = [None, *bounds, None]
    return tuple(
        Zone(name=name, low=low, high=high, seconds=time)
        for name, low, high, time in zip(NAMES, edges[:-1], edges[1:], seconds, strict=True)
    )
