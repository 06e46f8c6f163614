"""Readers: small functions from plain data to typed values, each refusing what it does not understand.

A reader raises :class:`ScenarioError` with the path below itself; every record and list that the
error passes through puts its own step in front. Nothing is paid for paths while all is well.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from surefoot.diary.errors import ScenarioError, shown, step
from surefoot.diary.site import PARTS, SIDES, parse_site
from surefoot.units import (
    Grams,
    Metres,
    Seconds,
    UnitError,
    format_distance,
    format_duration,
    format_load,
    parse_distance,
    parse_duration,
    parse_load,
)

T = TypeVar("T")
Reader = Callable[[Any], T]

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_FIRST_YEAR, _LAST_YEAR = 1800, 2199  # a calendar that nothing planned or remembered leaves


def record(
    make: Callable[..., T],
    fields: Mapping[str, Reader[Any]],
    required: tuple[str, ...] = (),
    names: Mapping[str, str] | None = None,
) -> Reader[T]:
    """A mapping with these fields. ``null`` stands for an absent one; ``names`` maps to other attribute names."""
    table = {key: (reader, (names or {}).get(key, key)) for key, reader in fields.items()}

    def read(value: Any) -> T:
        if type(value) is not dict:
            raise wrong_type(value, "a mapping of fields", f"write its fields: {', '.join(required or fields)}")
        found: dict[str, Any] = {}
        key = ""
        try:
            for key, item in value.items():
                if key not in table:
                    raise _unknown(key, item, fields)
                if item is not None:
                    reader, name = table[key]
                    found[name] = reader(item)
        except ScenarioError as error:
            raise error.within(step(key)) from None
        for key in required:
            if value.get(key) is None:
                raise ScenarioError(step(key), None, f"`{key}` is required here", f"add `{key}`")
        return make(**found)

    return read


def listing(item: Reader[T], most: int) -> Reader[tuple[T, ...]]:
    """A list of at most ``most`` entries, each read by ``item``."""

    def read(value: Any) -> tuple[T, ...]:
        if type(value) is not list:
            raise wrong_type(value, "a list", "write it as a list, even of one entry: [ … ]")
        if len(value) > most:
            raise ScenarioError("", f"{len(value)} entries", f"more than {most} entries", "leave out the oldest")
        done: list[T] = []
        try:
            for entry in value:
                done.append(item(entry))  # noqa: PERF401  its length is the place of the error
        except ScenarioError as error:
            raise error.within(f"[{len(done)}]") from None
        return tuple(done)

    return read


def text(most: int, least: int = 1) -> Reader[str]:
    """Text of ``least`` to ``most`` characters, without control characters."""

    def read(value: Any) -> str:
        if type(value) is not str:
            raise wrong_type(value, "text", "put it in quotes")
        if not least <= len(value.strip()) or len(value) > most:
            raise ScenarioError("", value, f"a text of {least} to {most} characters is expected", "make it fit")
        return printable(value)

    return read


def printable(value: str) -> str:
    """The text itself, where every character of it can be written and printed again."""
    if _UNWRITABLE.search(value):
        raise ScenarioError("", value, "it holds a character that cannot be printed", "leave that character out")
    return value


def word(*words: str) -> Reader[str]:
    """One of the given words."""
    known = frozenset(words)

    def read(value: Any) -> str:
        if type(value) is str and value in known:
            return value
        if type(value) is not str:
            raise wrong_type(value, "one of these words", f"write one of: {', '.join(words)}")
        raise ScenarioError("", value, "this word is not known here", _nearest(value, words))

    return read


def weekday(days: tuple[str, ...]) -> Reader[int]:
    """The number of a weekday, 0 for Monday."""
    read = word(*days)
    return lambda value: days.index(read(value))


def flag(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise wrong_type(value, "true or false", "write true or false")
    return value


def whole(least: float, most: float, unit: str = "") -> Reader[int]:
    """A whole number from ``least`` to ``most``."""
    between = f"a whole number from {least:g} to {most:g}{unit}"

    def read(value: Any) -> int:
        if type(value) is int and least <= value <= most:
            return value
        if type(value) is int:
            raise ScenarioError("", value, f"out of range: {between} is expected", f"write {between}")
        raise wrong_type(value, between, f"write {between}")

    return read


def date(value: Any) -> dt.date:
    """A date as ISO text, in a year that somebody alive could log or plan."""
    if type(value) is not str:
        raise wrong_type(value, "a date", "write it as in 2027-01-04")
    try:
        if len(value) == len("2027-01-04") and value[4] == value[7] == "-":
            found = dt.date.fromisoformat(value)
            if _FIRST_YEAR <= found.year <= _LAST_YEAR:
                return found
    except ValueError:
        pass
    between = f"from {_FIRST_YEAR} to {_LAST_YEAR}"
    raise ScenarioError("", value, f"this is not a date {between}", "write year, month and day, as in 2027-01-04")


def distance(least: float, most: float) -> Reader[Metres]:
    """A distance from ``least`` to ``most`` metres, written with its unit."""
    return _quantity(parse_distance, format_distance, least, most, "8 km, 5 mi or 400 m")


def duration(least: float, most: float) -> Reader[Seconds]:
    """A duration from ``least`` to ``most`` seconds, written with its unit or as a clock."""
    return _quantity(parse_duration, format_duration, least, most, "45 min, 7 h 10 min or 48:00")


def load(most: float) -> Reader[Grams]:
    """A weight up to ``most`` grams, written with its unit."""
    return _quantity(parse_load, format_load, 0, most, "16 kg, 7.5 kg or 35 lb")


def site(value: Any) -> str:
    """A part of the body with its side, in the contract's words."""
    known = f"{', '.join(SIDES)} or nothing, then one of: {', '.join(PARTS)}"
    if type(value) is not str:
        raise wrong_type(value, "a part of the body", f"write {known}")
    try:
        return str(parse_site(value))
    except ValueError:
        last = value.lower().split()[-1:]
        raise ScenarioError("", value, "this part of the body is not known", _nearest("".join(last), PARTS)) from None


def wrong_type(value: Any, wanted: str, mend: str) -> ScenarioError:
    """The refusal of a value of another type; a number that is none is told apart."""
    if type(value) is float and not math.isfinite(value):
        return ScenarioError("", value, "this is not a number", mend)
    return ScenarioError("", value, f"{wanted} is expected here, and this is {_kind(value)}", mend)


def _quantity(
    parse: Callable[[str], T], write: Callable[[float], str], least: float, most: float, examples: str
) -> Reader[T]:
    def read(value: Any) -> T:
        try:
            found: Any = parse(value if type(value) is str else _number_text(value, examples))
        except UnitError as error:
            raise ScenarioError("", error.value, error.message, error.mend) from None
        if least <= found <= most:
            return found  # type: ignore[no-any-return]
        between = f"{write(least)} to {write(most)}"
        raise ScenarioError("", value, "out of the plausible range", f"write something from {between}")

    return read


def _number_text(value: Any, examples: str) -> str:
    """A bare number as text, so that the refusal can say which unit it lacks."""
    if type(value) not in (int, float) or not math.isfinite(value):
        raise wrong_type(value, "text with a unit", f"write it like {examples}")
    return f"{value:g}" if type(value) is float else shown(value) or ""


def _kind(value: Any) -> str:
    if value is None or type(value) is bool:
        return "nothing" if value is None else "true or false"
    kinds = {dict: "a mapping", list: "a list", str: "text", int: "a number", float: "a number"}
    return kinds[type(value)]


def _unknown(key: Any, item: Any, fields: Iterable[str]) -> ScenarioError:
    return ScenarioError("", item, f"there is no field `{shown(key)}` here", _nearest(str(key), tuple(fields)))


def _nearest(found: str, known: tuple[str, ...]) -> str:
    """How to mend a word that is not known: the nearest that is, or all of them."""
    import difflib

    near = difflib.get_close_matches(found[:40].lower(), known, n=1)
    return f"did you mean {near[0]}?" if near else f"write one of: {', '.join(known)}"
