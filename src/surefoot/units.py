"""Quantities: whole metres, whole seconds, paces in seconds per kilometre.

The program computes in metres and seconds only; kilometres and miles are ways of
writing them down. Parsing and printing of both live here and nowhere else, so that
nothing but text depends on the runner's unit.
"""

from __future__ import annotations

import re
from typing import NewType

Metres = NewType("Metres", int)
Seconds = NewType("Seconds", int)
Pace = NewType("Pace", float)  # seconds per kilometre
Grams = NewType("Grams", int)  # of a weight that is lifted

METRES_PER_MILE = 1609.344  # the international mile, exact by definition
METRES_PER_FOOT = 0.3048  # the international foot, exact by definition
MARATHON = Metres(42_195)
HALF_MARATHON = Metres(21_098)  # 21.0975 km, rounded half up
MILE = Metres(1_609)
_IN_MILES = 400  # metres from which miles have a tenth that says something

LONGEST_TEXT = 40  # characters; a quantity is never longer, and nobody's megabyte is searched

_MILLIMETRES = {"m": 1_000, "km": 1_000_000, "mi": 1_609_344}
_SECONDS = {"h": 3_600, "min": 60, "s": 1}
_MICROGRAMS = {"kg": 1_000_000_000, "lb": 453_592_370}  # the international pound, exact by definition
_NUMBER = r"(\d{1,9})(?:\.(\d{1,9}))?"
_DISTANCE = re.compile(_NUMBER + r" ?(m|km|mi|miles?)", re.ASCII | re.IGNORECASE)
_LOAD = re.compile(_NUMBER + r" ?(kg|lbs?)", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,4}):([0-5]\d)|(\d{1,4})):([0-5]\d)(?:\.(\d{1,3}))?", re.ASCII)
_PART = re.compile(_NUMBER + r" ?(h|min|s)(?: |$|(?=\d))", re.ASCII | re.IGNORECASE)
_PACE = re.compile(r"(\d{1,2}):([0-5]\d) ?(?:min)? ?/ ?(km|mi)", re.ASCII | re.IGNORECASE)
_SIGNED = r"([+\-−]?\d{1,6}(?:\.\d{1,6})?)"
_TEMPERATURE = re.compile(_SIGNED + r" ?°? ?(C|F)", re.ASCII | re.IGNORECASE)
_HEIGHT = re.compile(_NUMBER + r" ?(m|ft|feet)", re.ASCII | re.IGNORECASE)
_GRADE = re.compile(_SIGNED + r" ?%", re.ASCII)
_BARE = re.compile(r"[+-]?(\d[\d.,]*)", re.ASCII)

_RACES: dict[str, Metres] = {
    "mile": MILE,
    "1 mile": MILE,
    "half": HALF_MARATHON,
    "half marathon": HALF_MARATHON,
    "half-marathon": HALF_MARATHON,
    "marathon": MARATHON,
    "full marathon": MARATHON,
}
_K = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?k", re.ASCII | re.IGNORECASE)


class UnitError(ValueError):
    """A text that is no quantity: what was found, what is wrong with it, and how to mend it."""

    def __init__(self, value: str, message: str, mend: str) -> None:
        super().__init__(f"{value!r}: {message}; {mend}")
        self.value = value
        self.message = message
        self.mend = mend


def parse_distance(text: str) -> Metres:
    """Whole metres of "8 km", "5 mi" or "400 m", rounded half up.

    "26.2 mi" is what it says, 42165 m; only :func:`parse_race_distance` knows marathons.
    Raises :class:`UnitError` for anything else, a missing unit or a negative number among it.
    """
    found = _DISTANCE.fullmatch(_tidy(text))
    if found is None:
        raise _refusal(text, "distance", "km", "8 km, 5 mi or 400 m")
    whole, fraction, unit = found.groups()
    name = unit.lower()
    return Metres(_scaled(whole, fraction, _MILLIMETRES["mi" if name.startswith("mi") else name], 1_000))


def parse_duration(text: str) -> Seconds:
    """Whole seconds of "45 min", "7 h 10 min", "90 s", "48:00" (m:ss) or "1:02:03" (h:mm:ss).

    Raises :class:`UnitError` for anything else, a missing unit or a negative number among it.
    """
    tidy = _tidy(text)
    clock = _CLOCK.fullmatch(tidy)
    if clock is not None:
        return _clock_seconds(clock)
    seconds = _worded_seconds(tidy)
    if seconds is None:
        raise _refusal(text, "duration", "min", "45 min, 7 h 10 min, 48:00 or 1:02:03")
    return seconds


def parse_pace(text: str) -> Pace:
    """Seconds per kilometre of "5:30 /km" or "8:51 /mi". Raises :class:`UnitError` otherwise."""
    found = _PACE.fullmatch(_tidy(text))
    if found is None:
        raise UnitError(_shown(text), "this is not a pace", "write it as minutes and seconds: 5:30 /km or 8:51 /mi")
    seconds = int(found[1]) * 60 + int(found[2])
    if seconds == 0:
        raise UnitError(_shown(text), "a pace is more than nothing", "write it as 5:30 /km or 8:51 /mi")
    return Pace(seconds / _kilometres_per(found[3].lower()))


def parse_temperature(text: str) -> float:
    """Degrees Celsius of "30 C", "-5 °C" or "86 F". Raises :class:`UnitError` for anything else, a missing unit too."""
    found = _TEMPERATURE.fullmatch(_tidy(text))
    if found is None:
        raise _refusal(text, "temperature", "C", "30 C or 86 F", signed=True)
    degrees = float(found[1].replace("−", "-"))
    return degrees if found[2].upper() == "C" else round((degrees - 32) * 5 / 9, 6)


def parse_height(text: str) -> Metres:
    """Whole metres of "1800 m" or "5900 ft", rounded half up. Raises :class:`UnitError` otherwise."""
    found = _HEIGHT.fullmatch(_tidy(text))
    if found is None:
        raise _refusal(text, "height", "m", "300 m or 1000 ft")
    whole, fraction, unit = found.groups()
    return Metres(_scaled(whole, fraction, 10_000 if unit.lower() == "m" else 3_048, 10_000))


def parse_grade(text: str) -> float:
    """The share of "4 %": 0.04. Raises :class:`UnitError` for anything else; downhill is negative."""
    found = _GRADE.fullmatch(_tidy(text))
    if found is None:
        raise _refusal(text, "grade", "%", "4 %", signed=True)
    return round(float(found[1].replace("−", "-")) / 100, 6)


def parse_load(text: str) -> Grams:
    """Whole grams of "16 kg" or "35 lb", rounded half up. Raises :class:`UnitError` otherwise."""
    found = _LOAD.fullmatch(_tidy(text))
    if found is None:
        raise _refusal(text, "weight", "kg", "16 kg, 7.5 kg or 35 lb")
    whole, fraction, unit = found.groups()
    return Grams(_scaled(whole, fraction, _MICROGRAMS["lb" if unit.lower().startswith("lb") else "kg"], 1_000_000))


def parse_race_distance(text: str) -> Metres:
    """Whole metres of a race by name ("mile", "half marathon", "marathon", "5k") or by distance ("50 km").

    Names are exact: a marathon is 42195 m and a half 21098 m, although "26.2 mi" and
    "13.1 mi" stay what they say. Raises :class:`UnitError`.
    """
    name = " ".join(_tidy(text).lower().split())
    if name in _RACES:
        return _RACES[name]
    short = _K.fullmatch(name)
    if short is not None:
        return parse_distance(short[1] + " km")
    try:
        return parse_distance(text)
    except UnitError as error:
        mend = "write a distance such as 10 km or 100 miles, or mile, half marathon, marathon"
        raise UnitError(error.value, error.message, mend) from None


def format_distance(metres: float, units: str = "km") -> str:
    """Write metres as "8.0 km" or "5.0 mi", one decimal; under one km, or a quarter of a mile, in metres: "300 m"."""
    sign, whole = _signed(metres)
    if units == "mi" and whole >= _IN_MILES:
        return f"{sign}{_tenths(whole / METRES_PER_MILE)} mi"
    if units != "mi" and whole >= 1_000:
        return f"{sign}{_tenths(whole / 1_000)} km"
    return f"{sign}{whole} m"


def format_duration(seconds: float) -> str:
    """Write seconds as "90 s" under two minutes, "2 min 30 s" under ten, "45 min", "1 h 10 min"; nothing is "0 min"."""
    sign, whole = _signed(seconds)
    if 0 < whole < 120:
        return f"{sign}{whole} s"
    if whole < 600 and whole % 60:
        return f"{sign}{whole // 60} min {whole % 60} s"
    hours, minutes = divmod((whole + 30) // 60, 60)
    if hours and minutes:
        return f"{sign}{hours} h {minutes} min"
    return f"{sign}{hours} h" if hours else f"{sign}{minutes} min"


def format_roughly(seconds: float) -> str:
    """Write seconds as :func:`format_duration` does, from two minutes on to the half minute: "4 min 30 s", "8 min"."""
    return format_duration(seconds if seconds < 120 else round(seconds / 30) * 30)


def format_load(grams: float) -> str:
    """Write grams as "16 kg" or "7.5 kg", one decimal where there is one."""
    sign, whole = _signed(grams)
    return f"{sign}{_tenths(whole / 1_000).removesuffix('.0')} kg"


def format_clock(seconds: float) -> str:
    """Write seconds as "48:00" under an hour, otherwise "1:02:03"."""
    sign, whole = _signed(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02d}:{rest:02d}" if hours else f"{sign}{minutes}:{rest:02d}"


def format_pace(seconds_per_km: float, units: str = "km") -> str:
    """Write seconds per kilometre as "5:30 /km" or "8:51 /mi", rounded to whole seconds."""
    unit = "mi" if units == "mi" else "km"
    return f"{format_clock(seconds_per_km * _kilometres_per(unit))} /{unit}"


def format_temperature(celsius: float, units: str = "km") -> str:
    """Write degrees Celsius as "30 °C", or as "86 °F" for who reads in miles."""
    sign, whole = _signed(celsius * 9 / 5 + 32 if units == "mi" else celsius)
    return f"{sign}{whole} °{'F' if units == 'mi' else 'C'}"


def format_height(metres: float, units: str = "km") -> str:
    """Write a height in metres as "1800 m", or as "5906 ft" for who reads in miles."""
    sign, whole = _signed(metres / METRES_PER_FOOT if units == "mi" else metres)
    return f"{sign}{whole} {'ft' if units == 'mi' else 'm'}"


def format_speed(seconds_per_km: float, units: str = "km") -> str:
    """Write a pace in seconds per kilometre as the speed on a treadmill: "10.9 km/h" or "6.8 mph"."""
    speed = 3_600 / (seconds_per_km * _kilometres_per(units))
    return f"{_tenths(speed)} {'mph' if units == 'mi' else 'km/h'}"


def _kilometres_per(unit: str) -> float:
    return METRES_PER_MILE / 1_000 if unit == "mi" else 1.0


def _tenths(number: float) -> str:
    """One decimal, rounded half up (the formatter rounds half to even)."""
    tenths = int(number * 10 + 0.5)
    return f"{tenths // 10}.{tenths % 10}"


def _signed(number: float) -> tuple[str, int]:
    """Sign and whole size, rounded half up."""
    whole = int(abs(number) + 0.5)
    return ("-" if number < 0 and whole else ""), whole


def _scaled(whole: str, fraction: str | None, factor: int, unit: int) -> int:
    """``whole.fraction × factor / unit`` rounded half up, in integers: no float ever decides a metre."""
    digits = int(whole + (fraction or ""))
    divisor: int = unit * 10 ** len(fraction or "")
    return (2 * digits * factor + divisor) // (2 * divisor)


def _clock_seconds(clock: re.Match[str]) -> Seconds:
    hours, minutes_of_hour, minutes, seconds, fraction = clock.groups()
    total = int(hours or 0) * 3_600 + int(minutes_of_hour or minutes) * 60 + int(seconds)
    return Seconds(_scaled(str(total), fraction, 1, 1))


def _worded_seconds(text: str) -> Seconds | None:
    """Sum of "7 h 10 min": units in falling order, a fraction only at the end; None where it is not that."""
    total, position, last = 0, 0, "day"
    order = ("day", "h", "min", "s")
    fraction: str | None = None
    while position < len(text):
        part = _PART.match(text, position)
        if part is None or fraction is not None:
            return None
        whole, fraction, unit = part[1], part[2], part[3].lower()
        if order.index(unit) <= order.index(last) or (position and int(whole) >= 60):
            return None
        total += _scaled(whole, fraction, _SECONDS[unit], 1)
        position, last = part.end(), unit
    return Seconds(total) if position else None


def _tidy(text: str) -> str:
    """Without spaces around; over-long text becomes nothing, so that it is refused cheaply."""
    return text.strip() if len(text) <= LONGEST_TEXT else ""


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _refusal(text: str, what: str, unit: str, examples: str, *, signed: bool = False) -> UnitError:
    """The most helpful thing to say about a text that is not ``what``."""
    tidy, mend = _tidy(text), f"write it like {examples}"
    bare = _BARE.fullmatch(tidy)
    if not text.strip():
        return UnitError("", f"the {what} is empty", mend)
    if tidy.startswith("-") and not signed:
        return UnitError(_shown(text), f"a {what} cannot be negative", mend)
    if bare is not None and "," not in tidy:
        return UnitError(_shown(text), f"the {what} has no unit", f"write {bare[1]} {unit}, for example")
    if "," in tidy:
        return UnitError(_shown(text), f"this is not a {what}", f"use a point for decimals; {mend}")
    return UnitError(_shown(text), f"this is not a {what}", mend)
