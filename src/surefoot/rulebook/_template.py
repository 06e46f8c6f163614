"""The sentences of rules: ``At most {limit:distance}.``, read once, written in the runner's units."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Callable, Mapping
from typing import Any

from surefoot import units as quantities

Part = tuple[str, str, Callable[[Any, str], str] | None]  # text before, argument, how to write it

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def parse_sentence(sentence: str) -> tuple[Part, ...]:
    """Return the parts of a sentence. Raises ValueError that says what is wrong with it."""
    parts: list[Part] = []
    for text, name, form, conversion in string.Formatter().parse(sentence):
        if name is None:
            parts.append((text, "", None))
        elif not name.isidentifier() or conversion:
            raise ValueError(f"{{{name}}} is not the name of an argument")
        elif form not in FORMS:
            raise ValueError(f"{{{name}:{form}}}: the forms are {', '.join(filter(None, FORMS))}")
        else:
            parts.append((text, name, FORMS[form]))
    return tuple(parts)


def write_sentence(parts: tuple[Part, ...], args: Mapping[str, Any], units: str) -> str:
    """Write the sentence with its arguments; ``units`` is "km" or "mi"."""
    return "".join(text if form is None else text + form(args[name], units) for text, name, form in parts)


def _plain(value: Any, units: str) -> str:
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.date):
        return _date(value, units)
    if isinstance(value, (list, tuple)):
        words = [_plain(item, units) for item in value]
        return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
    return str(value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _date(value: dt.date | str, _: str) -> str:
    return written_date(dt.date.fromisoformat(value) if isinstance(value, str) else value)


def written_date(day: dt.date) -> str:
    """A date as sentences have it: "Thu 4 March 2027"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _counted(name: str) -> Callable[[Any, str], str]:
    return lambda value, _: f"{_number(value)} {name}" if value == 1 else f"{_number(value)} {name}s"


FORMS: dict[str | None, Callable[[Any, str], str]] = {
    "": _plain,
    "distance": quantities.format_distance,
    "duration": lambda value, _: quantities.format_duration(value),
    "roughly": lambda value, _: quantities.format_roughly(value),
    "clock": lambda value, _: quantities.format_clock(value),
    "pace": quantities.format_pace,
    "height": quantities.format_height,
    "temperature": quantities.format_temperature,
    "percent": lambda value, _: f"{_number(round(value * 100.0, 1))} %",
    "date": _date,
    "factor": lambda value, _: _number(float(value)),
    "days": _counted("day"),
    "weeks": _counted("week"),
    "runs": _counted("run"),
    "circuits": _counted("circuit"),
}
