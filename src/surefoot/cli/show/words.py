"""The words of the terminal: days, gates, phases, kinds of session, weight of evidence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from surefoot.units import (
    HALF_MARATHON,
    MARATHON,
    METRES_PER_MILE,
    MILE,
    UnitError,
    format_distance,
    parse_race_distance,
)

if TYPE_CHECKING:
    from surefoot.rulebook import Book, Rule

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

PHASES = {
    "base": ("Base", "easy running; the distance grows a little at a time"),
    "speed": ("Speed", "sustained tempo first, then shorter and faster repeats"),
    "mile": ("Mile block", "a speed run, a strength run and an easy long run"),
    "taper": ("Taper", "less distance, the same rhythm"),
    "race": ("Race week", "rested and ready"),
    "recovery": ("Recovery", "easy days after the race"),
    "return": ("Return", "small steps back, easy all the way"),
    "maintain": ("Routine", "steady running, with a taste of everything"),
}

GATES = {
    "clear": "Everything is open.",
    "comeback": "Easy running, in small steps.",
    "easy_only": "Easy running.",
    "walk_run": "Walking and running in turns.",
    "hold": "Rest, and what is planned below; running waits.",
    "see_a_doctor": "See a doctor before you run again.",
}

KINDS = {
    "easy": "Easy",
    "long": "Long run",
    "recovery": "Recovery",
    "walk_run": "Walk and run",
    "tempo": "Tempo",
    "intervals": "Intervals",
    "repetitions": "Repetitions",
    "hills": "Hills",
    "fartlek": "Fartlek",
    "strides": "Strides",
    "race": "Race",
    "time_trial": "Time trial",
    "strength": "Strength",
    "plyometrics": "Plyometrics",
    "drills": "Drills",
    "mobility": "Mobility",
    "warmup": "Warm-up",
    "rehab": "Rehab",
    "cross_training": "Cross-training",
    "rest": "Rest",
}

_RACES: dict[int, str] = {MILE: "Mile", HALF_MARATHON: "Half marathon", MARATHON: "Marathon"}


def day(date: dt.date) -> str:
    """Short: "Mon 4 Jan"."""
    return f"{_DAYS[date.weekday()][:3]} {short_date(date)}"


def short_date(date: dt.date) -> str:
    """Shorter: "4 Jan"."""
    return f"{date.day} {_MONTHS[date.month - 1][:3]}"


def long_day(date: dt.date) -> str:
    """In full: "Monday 4 January 2027"."""
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def days_to_go(today: dt.date, date: dt.date) -> str:
    """How far off a date is: "today", "tomorrow", "104 days to go"."""
    days = (date - today).days
    return {0: "today", 1: "tomorrow"}.get(days, f"{days} days to go")


def goal_name(distance: str | None, units: str) -> str:
    """The race of a goal as runners call it; the goal's own words where they say nothing to us."""
    if distance is None:
        return "Race"
    try:
        return race_name(parse_race_distance(distance), units)
    except UnitError:
        return distance


def race_name(metres: int, units: str) -> str:
    """A race as runners call it, in either unit: "10 km", "Half marathon", "100 miles"."""
    if metres in _RACES:
        return _RACES[metres]
    miles = round(metres / METRES_PER_MILE)
    if metres % 1_000 and miles and abs(metres - miles * METRES_PER_MILE) < 1:
        return counted(miles, "mile")
    if units == "mi" and metres < METRES_PER_MILE:  # a track race keeps its metres
        return f"{metres} m"
    return plain_distance(metres, units if metres % 1_000 else "km")


def effort_name(metres: float) -> str:
    """The distance of a best effort as runners call it, in either unit: "400 m", "½ mile", "2 miles", "10 km"."""
    whole = round(metres)
    if whole in _RACES:
        return _RACES[whole]
    halves = 2 * metres / METRES_PER_MILE
    if whole % 100 and abs(halves - round(halves)) * METRES_PER_MILE < 2:
        miles, half = divmod(round(halves), 2)
        return counted(miles, "mile") if not half else f"{miles or ''}½ mile{'s' if miles else ''}"
    return f"{whole} m" if whole < 1000 else plain_distance(whole, "km")


def plain_distance(metres: float, units: str) -> str:
    """A distance without an idle decimal: "10 km", "8.4 km", "400 m"."""
    return format_distance(metres, units).replace(".0 ", " ")


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a stop."""
    return stopped(text[:1].upper() + text[1:])


def stopped(text: str) -> str:
    """A text that ends with a stop, if it says anything."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def listed(items: list[str], last: str = "and") -> str:
    """Several things in a sentence: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 week", "16 weeks"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def spoken(rule: Rule[Any], book: Book, units: str = "km") -> str:
    """A rule's sentence with the book's numbers in it; what depends on the runner stands in ‹ ›."""
    said = []
    for before, name, form in rule.parts:
        said.append(before)
        if form is not None and name in rule.reads:
            said.append(form(book.value(rule.reads[name]), units))
        elif name:
            said.append(f"‹{name.replace('_', ' ')}›")
    return "".join(said)
