"""The shapes of the rule book: what a number and a source are, and the closed vocabularies."""

from __future__ import annotations

from typing import Any

import msgspec

#: Every unit that a number may have. To use a new one, add it here with its meaning.
UNITS = {
    "/1": "a ratio, share or factor",
    "coefficient": "a coefficient of a published formula, in that formula's own units",
    "text": "words; the range lists the allowed ones",
    "bool": "true or false; the range is [0, 1]",
    "m": "metres",
    "km": "kilometres",
    "s": "seconds",
    "min": "minutes",
    "h": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "bpm": "heart beats a minute",
    "spm": "steps a minute",
    "kg": "kilograms",
    "degC": "degrees Celsius",
    "s/km": "seconds per kilometre",
    "m/s": "metres per second",
    "m/min": "metres per minute",
    "m/week": "metres a week",
    "km/week": "kilometres a week",
    "min/week": "minutes a week",
    "1/km": "per kilometre",
    "1/day": "per day",
    "ml/kg/min": "oxygen uptake, millilitres per kilogram and minute",
    "J/kg/m": "energy cost, joules per kilogram and metre",
    "run": "runs",
    "run/week": "runs a week",
    "session": "sessions",
    "session/week": "sessions a week",
    "goal": "goals",
    "stage": "stages of a protocol",
    "attempt": "attempts of a comeback",
    "set": "sets",
    "rep": "repetitions",
    "circuit": "circuits",
    "contact": "foot contacts",
    "point": "points of a 0-10 scale (pain, effort, confidence)",
    "load": "training load, arbitrary units",
    "cost": "weight of a soft preference in the layout of a week",
}

#: Units that are counted: a whole number in the book stays a whole number in an overlay.
COUNTED = frozenset({"run", "session", "goal", "stage", "attempt", "set", "rep", "circuit", "contact", "day", "week"})

#: Kinds of source, each with the highest evidence grade that a number can take from it.
KINDS = {
    "own": 0,  # our own default
    "practice": 0,  # what coaches, therapists or tools do, without a study
    "article": 1,  # an expert writes
    "book": 1,  # an expert writes at length
    "consensus": 1,  # experts agree
    "case series": 2,
    "study": 2,  # a small laboratory or modelling study
    "cohort": 3,
    "data": 3,  # a public table or data set, derived from many performances
    "trial": 4,
    "meta-analysis": 5,
}

#: The evidence grades as a runner reads them.
EVIDENCE = ("practice", "expert article", "small studies", "cohort", "trial", "meta-analysis")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a number or a rule comes from. ``year`` is None where the source states none that we saw."""

    key: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    kind: str
    where: str
    note: str = ""


class Overlay(msgspec.Struct, frozen=True, kw_only=True):
    """Who replaced a number for this runner, when and why, and what the book says."""

    by: str
    date: str
    reason: str
    instead_of: Any

    def __str__(self) -> str:
        when = f" on {self.date}" if self.date else ""
        why = f": {self.reason}" if self.reason else ""
        return f"overlay by {self.by}{when}{why} (the book says {self.instead_of})"


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a table of unlike columns. For the unit ``text`` the range lists the allowed words."""

    unit: str
    range: tuple[Any, ...]

    def __str__(self) -> str:
        if self.unit == "text":
            return ", ".join(self.range)
        return f"{self.range[0]} to {self.range[1]}"


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One number, list or table; lists are held as tuples.

    ``range`` bounds every number in it; for the unit ``text`` it lists the allowed words. A
    table of unlike columns has them in ``columns``: then ``unit`` names all of them, and
    ``range`` is from the lowest to the highest.
    """

    path: str
    description: str
    unit: str
    range: tuple[Any, ...]
    value: Any
    source: str
    locator: str
    evidence: int
    note: str = ""
    columns: dict[str, Column] = {}
    overlay: Overlay | None = None

    @property
    def limits(self) -> str:
        """The range in words: "1.0 to 1.3", or by column."""
        if self.columns:
            return ", ".join(f"{name}: {column}" for name, column in self.columns.items())
        return str(Column(unit=self.unit, range=self.range))


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the YAML files say, as it is compiled and hashed."""

    version: str
    parameters: dict[str, Parameter]
    sources: dict[str, Source]
    workouts: dict[str, dict[str, Any]]
    protocols: dict[str, dict[str, Any]]
    routines: dict[str, dict[str, Any]]


def fixed(value: Any) -> Any:
    """Return the same value with every list as a tuple, so that no rule can change the book."""
    if isinstance(value, (list, tuple)):
        return tuple(fixed(item) for item in value)
    if isinstance(value, dict):
        return {key: fixed(item) for key, item in value.items()}
    return value
