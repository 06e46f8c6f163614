"""Dates and times of day as people and services write them, in many languages and orders."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from surefoot.files._clock import moment
from surefoot.files._csv_text import plain

# By their first letters, without accents. English and German are as Strava writes them; the other languages
# (French, Spanish, Italian, Dutch, Portuguese, Danish, Swedish, Norwegian, Polish, Russian) are from memory.
_MONTH_WORDS = (
    "jan ene gen sty янв", "feb fev lut фев", "mar mrz mrt marc маr мар", "apr avr abr kwi апр",
    "may mai mei mag maj май мая", "jun juin giu cze июн", "jul juil lug lip июл", "aug aou ago sie авг",
    "sep set wrz сен", "oct okt ott out paz окт", "nov lis ноя", "dec dez dic des gru дек",
)  # fmt: skip
_MONTHS = {plain(word): month for month, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_LETTERS = (4, 3)  # of a month's name: "juin" and "juil" are told apart by the fourth
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:\s?m\.?)?", re.IGNORECASE)
_DOTTED_CLOCK = re.compile(r"(?<=\s)(\d{1,2})\.(\d{2})(?:\.(\d{2}))?()\s*$")
_ZONE = re.compile(r"\s*(?:Z|UTC|([+-])(\d{2}):?(\d{2}))\s*$")
_AFTERNOON = ("午後", "下午", "오후")
_MORNING = ("午前", "上午", "오전")
_CENTURY = 2000

#: In which order a table writes dates of figures alone.
ORDERS = ("dmy", "mdy", "ymd")


class Written(NamedTuple):
    """A date as it is written, and the time of day: seconds of the day, and of its zone before UTC, if said."""

    date: dt.date
    seconds: int | None = None
    offset: int | None = None


def when(text: str) -> dt.datetime | None:
    """A date and time as Strava writes it, in UTC; None where it is none.

    "Jul 22, 2023, 7:39:18 PM", "22 Jul 2023, 19:39:18", "22.07.2023, 19:39:18", "2023-07-22 19:39:18",
    "22 juil. 2023 à 19:39:18", "2023年7月22日 19:39:18".
    """
    found = written(text, order_of([text]) or "dmy")
    if found is None or found.seconds is None:
        return None
    return at(found)


def at(found: Written) -> dt.datetime | None:
    """A written date as a moment, by a clock that is taken for UTC where its zone is not said."""
    midnight = dt.datetime.combine(found.date, dt.time(tzinfo=dt.UTC)).timestamp()
    return moment(midnight + (found.seconds or 0) - (found.offset or 0))


def written(text: str, order: str) -> Written | None:
    """A date, with a time of day where one is there; None where it is none. ``order`` is one of :data:`ORDERS`."""
    clock = _CLOCK.search(text)
    before = text[: clock.start()] if clock else text
    if clock is None and re.search(r"\d{4}", before) and (clock := _DOTTED_CLOCK.search(text)):
        before = text[: clock.start()]
    try:
        date = dt.date(*_date(before, order))
        seconds = _seconds(clock, before) if clock else None
    except (ValueError, OverflowError):
        return None
    return Written(date, seconds, _offset(text[clock.end() :]) if clock else None)


def order_of(texts: Iterable[str]) -> str | None:
    """The order in which a table writes its dates, as far as one of them decides it; None where none does.

    With dots the day is first wherever dots are written. Dates with a word or with the year first need no order.
    """
    for text in texts:
        figures = _figures(text)
        if len(figures) == 3 and len(figures[0]) <= 2 and not _month(text):
            first, second = int(figures[0]), int(figures[1])
            if first <= 12 < second <= 31:
                return "mdy"
            if second <= 12 < first <= 31 or "." in text:
                return "dmy"
    return None


def needs_order(text: str) -> bool:
    """Whether a date can be read in two ways."""
    figures = _figures(text)
    return len(figures) == 3 and len(figures[0]) <= 2 and not _month(text) and figures[0] != figures[1]


def _figures(text: str) -> list[str]:
    """The numbers of a date, without those of its time of day."""
    clock = _CLOCK.search(text)
    return re.findall(r"\d+", text[: clock.start()] if clock else text)[:3]


def _date(text: str, order: str) -> tuple[int, int, int]:
    """Year, month and day. Raises ValueError where it is no date."""
    figures = re.findall(r"\d+", text)
    numbers = [int(digits) for digits in figures]
    if month := _month(text):
        day, year = sorted(numbers)
        return year, month, day
    if len(figures) == 1 and len(figures[0]) == 8:
        return int(figures[0][:4]), int(figures[0][4:6]), int(figures[0][6:])
    first, second, third = numbers
    if len(figures[0]) == 4:
        return first, second, third
    year = third if len(figures[2]) > 2 else _CENTURY + third
    return (year, first, second) if order == "mdy" else (year, second, first)


def _month(text: str) -> int | None:
    for word in re.findall(r"[^\W\d_]{3,}", text):
        for letters in _LETTERS:
            if found := _MONTHS.get(plain(word)[:letters]):
                return found
    return None


def _seconds(clock: re.Match[str], before: str) -> int:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    half = (clock[4] or "").casefold()
    if half or before.rstrip().endswith((*_AFTERNOON, *_MORNING)):
        hour = hour % 12 + (12 if half == "p" or before.rstrip().endswith(_AFTERNOON) else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(clock[0])
    return hour * 3600 + minute * 60 + second


def _offset(text: str) -> int | None:
    zone = _ZONE.match(text)
    if not zone:
        return None
    seconds = int(zone[2] or 0) * 3600 + int(zone[3] or 0) * 60
    return -seconds if zone[1] == "-" else seconds
