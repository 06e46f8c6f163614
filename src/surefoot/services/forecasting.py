"""Predict race times from known ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from surefoot.diary.plan import Because
from surefoot.diary.plausible import Limits, limits
from surefoot.physiology.effort import Effort
from surefoot.physiology.prediction import Prediction, foretold_from, predict
from surefoot.rulebook import Book, explain
from surefoot.services.refusal import Refusal
from surefoot.units import HALF_MARATHON, MARATHON, MILE, Metres, Seconds, format_clock, format_distance, format_pace

USUAL = (MILE, Metres(5_000), Metres(10_000), HALF_MARATHON, MARATHON)


class KnownRace(NamedTuple):
    """A race that was run: metres, seconds, and its day where it is known."""

    metres: Metres
    seconds: Seconds
    date: dt.date


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """A race time with the interval that holds it for about 8 in 10 runners, in whole seconds.

    ``stretched`` says that a formula was used outside its own ground.
    """

    distance_m: Metres
    time_s: Seconds
    low_s: Seconds
    high_s: Seconds
    time: str
    interval: tuple[str, str]
    pace_s_per_km: float
    stretched: bool
    because: tuple[Because, ...]


def forecast(
    book: Book, races: Iterable[KnownRace], targets: Iterable[Metres], weekly: Metres | None = None, units: str = "km"
) -> tuple[Forecast, ...]:
    """Times for each of ``targets`` from the races, the nearest one speaking. ``weekly``: the typical week.

    Raises :class:`Refusal` for what is no race or no run.
    """
    bounds = limits(book)
    efforts = [_effort(race, bounds) for race in races]
    for target in targets:
        _check_distance("--to", target, (foretold_from(book), bounds.race_distance[1]))
    found = [(target, predict(book, efforts, weekly, target)) for target in targets]
    return tuple(told(book, prediction, units) for _, prediction in found if prediction is not None)


def _effort(race: KnownRace, bounds: Limits) -> Effort:
    _check_distance("--race", race.metres, bounds.race_distance)
    fastest, slowest = bounds.fastest_time(race.metres), bounds.slowest_time(race.metres)
    if not fastest <= race.seconds <= slowest:
        pace = format_pace(1000 * race.seconds / race.metres)
        value = f"{format_distance(race.metres)}={format_clock(race.seconds)}"
        mend = f"a time from {format_clock(fastest)} to {format_clock(slowest)} can be one"
        raise Refusal("--race", value, f"{pace} is not a pace of this race", mend)
    return Effort(race.metres, race.seconds, race.date)


def _check_distance(option: str, metres: Metres, span: tuple[float, float]) -> None:
    shortest, longest = span
    if not shortest <= metres <= longest:
        mend = f"give a distance from {format_distance(shortest)} to {format_distance(longest)}"
        raise Refusal(option, format_distance(metres), "races of this length are not predicted", mend)


def told(book: Book, prediction: Prediction, units: str) -> Forecast:
    """A prediction as it is shown, with its reasons in the runner's units."""
    return Forecast(
        distance_m=prediction.distance,
        time_s=prediction.seconds,
        low_s=prediction.low,
        high_s=prediction.high,
        time=format_clock(prediction.seconds),
        interval=(format_clock(prediction.low), format_clock(prediction.high)),
        pace_s_per_km=round(1000 * prediction.seconds / prediction.distance, 1),
        stretched=prediction.stretched,
        because=tuple(explain(reason, book, units) for reason in prediction.reasons),
    )
