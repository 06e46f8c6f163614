"""What makes a source file and a parameter file good. Problems are yielded, not raised."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import KINDS, UNITS, Parameter, Source

_SOURCE_KEYS = {"title": True, "authors": True, "year": True, "kind": True, "where": True, "note": False}
_PARAMETER_KEYS = {
    **dict.fromkeys(("description", "unit", "range", "value", "source", "evidence"), True),
    **dict.fromkeys(("locator", "note"), False),
}
_MENDS = {
    "description": "Say in one sentence what the number does.",
    "unit": "Give the unit, for example `unit: km`.",
    "range": "Give the plausible range, for example `range: [1.0, 1.3]`.",
    "value": "Give the value.",
    "source": "Name a file of sources/ without its ending, or own-practice.",
    "evidence": "Grade it from 0 (practice) to 5 (meta-analysis).",
    "locator": "Say where in the source it stands: table, page or words.",
    "note": "Write it as text, or leave it out.",
    "title": "Give the title of the source.",
    "authors": "List the authors, for example `authors: [Minetti, A. E.]`; an empty list where none is named.",
    "year": "Give the year, or `year: null` where the source states none.",
    "kind": f"Use one of: {', '.join(KINDS)}.",
    "where": "Give the journal and doi, the publisher or the address.",
}
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def source_problems(file: str, key: str, document: Mapping[str, Any]) -> Iterator[Problem]:
    """Problems of one source file; ``key`` is its name without ending."""
    if not _SLUG.fullmatch(key):
        yield _problem(file, "", key, "the name of a source", "Use small letters, digits and hyphens.")
    yield from _keys(file, document, _SOURCE_KEYS)
    yield from _texts(file, document, ("title", "where"), ("note",))
    authors = document.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(a, str) and a for a in authors):
        yield _problem(file, "authors", authors, "authors are a list of names")
    year = document.get("year")
    if "year" in document and year is not None and (not _whole(year) or not 1800 <= year <= 2200):
        yield _problem(file, "year", year, "a year is a whole number from 1800 to 2200")
    if "kind" in document and document["kind"] not in KINDS:
        yield _problem(file, "kind", document["kind"], "this is no kind of source")


def source(key: str, document: Mapping[str, Any]) -> Source:
    """A source from a document without problems."""
    rest = {name: document[name] for name in document if name != "authors"}
    return Source(key=key, authors=tuple(document["authors"]), **rest)


def parameter_problems(
    file: str, path: str, document: Mapping[str, Any], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Problems of one parameter file; ``path`` is its place without ending, like ``load/single_run_growth``."""
    if not _NAME.fullmatch(path):
        yield _problem(file, "", path, "the name of a parameter", "Use topic/name in small letters, digits and _.")
    yield from _keys(file, document, _PARAMETER_KEYS)
    yield from _texts(file, document, ("description",), ("locator", "note"))
    if "unit" in document and (not isinstance(document["unit"], str) or document["unit"] not in UNITS):
        yield _problem(file, "unit", document["unit"], "unknown unit", f"Use one of: {', '.join(UNITS)}.")
    yield from _value_problems(file, document)
    yield from _evidence_problems(file, document, sources)


def parameter(path: str, document: Mapping[str, Any]) -> Parameter:
    """A parameter from a document without problems."""
    rest = {name: document[name] for name in document if name not in ("range", "locator")}
    return Parameter(path=path, range=tuple(document["range"]), locator=document.get("locator", ""), **rest)


def range_problems(file: str, unit: str, limits: Any, value: Any) -> Iterator[Problem]:
    """Problems of every leaf of a value against its range, or its list of allowed words."""
    for key, leaf in leaves("value", value):
        if unit == "text":
            good, message = leaf in limits, f"this is none of the allowed words {list(limits)}"
        elif unit == "bool":
            good, message = isinstance(leaf, bool), "this is neither true nor false"
        elif isinstance(leaf, str):
            continue  # a word inside a table of numbers
        elif not _number(leaf):
            good, message = False, "this is not a number"
        else:
            good, message = limits[0] <= leaf <= limits[1], f"out of the plausible range {list(limits)} {unit}"
        if not good:
            yield _problem(file, key, leaf, message, "Mend the value, or the range if the source says so.")


def leaves(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every single value inside a number, list or table, with the way to it."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from leaves(f"{key}.{name}", item)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from leaves(f"{key}[{index}]", item)
    else:
        yield key, value


def _value_problems(file: str, document: Mapping[str, Any]) -> Iterator[Problem]:
    if "value" not in document or "range" not in document or document.get("unit") not in UNITS:
        return
    unit, limits, value = document["unit"], document["range"], document["value"]
    if unit == "text":
        good = isinstance(limits, list) and bool(limits) and all(isinstance(word, str) for word in limits)
        message = "for words the range is the list of those allowed"
    else:
        pair = isinstance(limits, list) and len(limits) == 2 and all(map(_number, limits))
        good, message = pair and limits[0] < limits[1], "a range is a lower and a higher number"
    if not good:
        yield _problem(file, "range", limits, message)
        return
    yield from _table_problems(file, "value", value)
    yield from range_problems(file, unit, limits, value)


def _table_problems(file: str, key: str, value: Any) -> Iterator[Problem]:
    if isinstance(value, (list, dict)) and not value:
        yield _problem(file, key, value, "an empty table says nothing", _MENDS["value"])
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in children:
        if isinstance(value, dict) and not isinstance(name, str):
            yield _problem(file, key, name, "the names in a table are text", 'Put it in quotes, as in `"5": 1.5`.')
        yield from _table_problems(file, f"{key}.{name}", item)


def _evidence_problems(file: str, document: Mapping[str, Any], sources: Mapping[str, Source]) -> Iterator[Problem]:
    evidence = document.get("evidence", 0)
    if not _whole(evidence) or not 0 <= evidence <= 5:
        yield _problem(file, "evidence", evidence, "evidence is a whole number from 0 to 5")
        return
    if "source" not in document:
        return
    found = sources.get(document["source"]) if isinstance(document["source"], str) else None
    if found is None:
        yield _problem(file, "source", document["source"], "there is no such source")
        return
    if evidence > KINDS[found.kind]:
        message = f"a source of kind {found.kind!r} gives evidence {KINDS[found.kind]} at most"
        yield _problem(file, "evidence", evidence, message, "Lower the grade, or name the study itself.")
    if found.kind != "own" and not document.get("locator"):
        yield _problem(file, "locator", document.get("locator"), "missing: only our own practice needs none")


def _keys(file: str, document: Mapping[str, Any], known: Mapping[str, bool]) -> Iterator[Problem]:
    for key in document:
        if key not in known:
            yield _problem(file, key, document[key], "unknown key", f"Use only: {', '.join(known)}.")
    for key, required in known.items():
        if required and key not in document:
            yield _problem(file, key, None, "missing")


def _texts(
    file: str, document: Mapping[str, Any], filled: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[Problem]:
    for key in (*filled, *optional):
        text = document.get(key, "-")
        if not isinstance(text, str) or (key in filled and not text.strip()):
            yield _problem(file, key, text, "this should be text")


def _problem(file: str, key: str, value: Any, message: str, mend: str = "") -> Problem:
    return Problem(file=file, key=key, value=value, message=message, mend=mend or _MENDS[key])


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
