"""What heat takes from speed: the heat index of the weather service, and a coach's chart by dew point.

Neither knows whether the runner is used to heat. Temperatures in °C, humidity in percent.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from surefoot.physiology._curve import between
from surefoot.rulebook import Book, rule


def fahrenheit(celsius: float) -> float:
    """°F of °C."""
    return celsius * 9 / 5 + 32


def celsius(fahrenheit: float) -> float:
    """°C of °F."""
    return (fahrenheit - 32) * 5 / 9


@rule("HEAT-1", topic="heat", says="In mild weather the heat index stays near the temperature.")
def mild_heat_index(warmth: float, humidity: float, *, mild_index: Mapping[str, float]) -> float:
    """Heat index in °F in mild weather, from °F and percent."""
    rise = mild_index["slope"] * (warmth - mild_index["pivot"])
    simple = (warmth + mild_index["offset"] + rise + mild_index["per_percent"] * humidity) / 2
    return (simple + warmth) / 2


@rule("HEAT-2", topic="heat", says="In hot weather the heat index rises with humidity.")
def hot_heat_index(warmth: float, humidity: float, *, index_coefficients: Sequence[float]) -> float:
    """Heat index in °F in hot weather (the regression of Rothfusz), from °F and percent."""
    t, r = warmth, humidity
    terms = (1.0, t, r, t * r, t * t, r * r, t * t * r, t * r * r, t * t * r * r)
    return math.fsum(c * term for c, term in zip(index_coefficients, terms, strict=True))


@rule("HEAT-3", topic="heat", says="Very dry and very damp air correct the heat index a little.")
def air_correction(
    warmth: float, humidity: float, *, dry_air: Mapping[str, float], damp_air: Mapping[str, float]
) -> float:
    """Correction of the hot heat index in °F, from °F and percent."""
    if humidity < dry_air["below"] and dry_air["least"] <= warmth <= dry_air["most"]:
        near = 1 - abs(warmth - dry_air["centre"]) / dry_air["width"]
        return -(dry_air["below"] - humidity) / dry_air["divisor"] * math.sqrt(near)
    if humidity > damp_air["above"] and damp_air["least"] <= warmth <= damp_air["most"]:
        wet = (humidity - damp_air["above"]) / damp_air["divisor"]
        return wet * (damp_air["most"] - warmth) / damp_air["fall"]
    return 0.0


@rule("HEAT-4", topic="heat", says="From {warm_from} °F on, heat and humidity count together.")
def is_hot(mild: float, *, warm_from: float) -> bool:
    """Whether the mild heat index (°F) calls for the full regression."""
    return mild >= warm_from


def heat_index(book: Book, temperature: float, humidity: float) -> float:
    """Heat index in °C from air temperature in °C and relative humidity in percent (0–100).

    Raises ValueError for a humidity out of that range. Source: noaa-heat-index.
    """
    if not 0 <= humidity <= 100:
        raise ValueError(f"relative humidity goes from 0 to 100 %, not {humidity}")
    warmth = fahrenheit(temperature)
    mild = mild_heat_index(book, warmth, humidity)
    if not is_hot(book, mild):
        return celsius(mild)
    return celsius(hot_heat_index(book, warmth, humidity) + air_correction(book, warmth, humidity))


@rule(
    "HEAT-5",
    topic="heat",
    shows=("more",),
    says="At a heat index of {index:temperature} marathon runners took about {more:percent} more time; "
    "effort stays the same.",
)
def heat_factor(index: float, *, speed_loss: Mapping[str, Sequence[float]]) -> float:
    """Factor on pace or time at a heat index in °C; 1 up to the first point of the table, and no more than its last."""
    return math.exp(-between(speed_loss["heat_index"], speed_loss["change"], index))


def heat_pace_factor(book: Book, temperature: float, humidity: float) -> float:
    """Factor on pace or time at an air temperature in °C and a relative humidity in percent."""
    return heat_factor(book, heat_index(book, temperature, humidity))


@rule("HEAT-6", topic="heat", says="Dew point and humidity follow from each other (Magnus).")
def dew_point(temperature: float, humidity: float, *, magnus_slope: float, magnus_offset: float) -> float:
    """Dew point in °C from air temperature in °C and relative humidity in percent, above 0."""
    damp = math.log(humidity / 100) + magnus_slope * temperature / (magnus_offset + temperature)
    return magnus_offset * damp / (magnus_slope - damp)


@rule("HEAT-7", topic="heat", says="Dew point and humidity follow from each other (Magnus).")
def relative_humidity(temperature: float, dew: float, *, magnus_slope: float, magnus_offset: float) -> float:
    """Relative humidity in percent from air temperature and dew point in °C."""
    return 100 * math.exp(magnus_slope * (dew / (magnus_offset + dew) - temperature / (magnus_offset + temperature)))


@rule(
    "HEAT-8",
    topic="heat",
    shows=("least", "most"),
    says="With {temperature:temperature} and a dew point of {dew:temperature} continuous running is "
    "{least:percent} to {most:percent} slower at the same effort.",
)
def dew_point_span(
    temperature: float, dew: float, *, dew_point_slowdown: Mapping[str, Sequence[float]]
) -> tuple[float, float]:
    """Least and greatest share of pace to give away in continuous running, from °C and °C.

    Beyond the chart that of its last row; see :func:`too_hot_for_hard_running`.
    """
    sums, least, most = (dew_point_slowdown[name] for name in ("sum", "least", "most"))
    row = min(bisect_left(sums, _together(temperature, dew)), len(sums) - 1)
    return least[row], most[row]


@rule(
    "HEAT-9", topic="heat", says="Repeats with rests slow by {repeats_share:percent} of what continuous running does."
)
def repeats_slowdown(span: tuple[float, float], *, repeats_share: float) -> tuple[float, float]:
    """The same span for repeats, between which the body cools."""
    return span[0] * repeats_share, span[1] * repeats_share


@rule(
    "HEAT-10",
    topic="heat",
    says="{temperature:temperature} with a dew point of {dew:temperature} is too hot for hard running: "
    "run easy, indoors or at another hour.",
)
def too_hot_for_hard_running(temperature: float, dew: float, *, hard_running_limit: float) -> bool:
    """Whether temperature and dew point (°C) together are above the limit (a sum in °F)."""
    return _together(temperature, dew) > hard_running_limit


def _together(temperature: float, dew: float) -> float:
    return fahrenheit(temperature) + fahrenheit(dew)
