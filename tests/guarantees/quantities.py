"""Quantities of a scenario document, read without the program: whole metres, whole seconds, day numbers."""

from __future__ import annotations

import datetime as dt
import re

MILE = 1609.344
_DISTANCE = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(km|mi|m)\s*")
_PARTS = re.compile(r"(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+(?:\.\d+)?)\s*min)?\s*(?:(\d+(?:\.\d+)?)\s*s)?")
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d{2})")
_METRES = {"km": 1000.0, "mi": MILE, "m": 1.0}


def metres(text: str) -> int:
    """`8 km`, `5 mi`, `400 m` → whole metres."""
    match = _DISTANCE.fullmatch(text)
    if not match:
        raise ValueError(f"not a distance: {text!r}")
    return round(float(match[1]) * _METRES[match[2]])


def seconds(text: str) -> int:
    """`45 min`, `7 h 10 min`, `48:00`, `1:30:00` → whole seconds."""
    clock = _CLOCK.fullmatch(text.strip())
    if clock:
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = _PARTS.fullmatch(text.strip())
    if not parts or not any(parts.groups()):
        raise ValueError(f"not a duration: {text!r}")
    hours, minutes, rest = (float(part or 0) for part in parts.groups())
    return round(hours * 3600 + minutes * 60 + rest)


def day(text: str) -> int:
    """An ISO date → its day number; Mondays are 1 modulo 7."""
    return dt.date.fromisoformat(text).toordinal()


def iso(number: int) -> str:
    """A day number → its ISO date."""
    return dt.date.fromordinal(number).isoformat()


def weekday(number: int) -> int:
    """0 Monday … 6 Sunday."""
    return (number - 1) % 7


def ages(birth: int, on: int) -> tuple[int, int]:
    """Years completed on a day, by the calendar and by days of 1/365.25 year: a day or two apart at a birthday.

    Birth dates shift with all other dates (G8), and leap days then move the calendar's birthday against them.
    """
    born, now = dt.date.fromordinal(birth), dt.date.fromordinal(on)
    by_calendar = now.year - born.year - ((now.month, now.day) < (born.month, born.day))
    by_days = int((on - birth) / 365.25)
    return min(by_calendar, by_days), max(by_calendar, by_days)
