"""What makes a source file and a parameter file good. Problems are yielded, not raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import KINDS, Column, Parameter, Source
from surefoot.rulebook._values import is_whole, value_problems

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
_OLDEST, _YOUNGEST = 1800, 2200  # years of a source


def source_problems(file: str, key: str, document: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the problems of one source file; ``key`` is its name without ending."""
    if not _SLUG.fullmatch(key):
        yield _problem(file, "", key, "no good name of a source", "Use small letters, digits and hyphens.")
    yield from _keys(file, document, _SOURCE_KEYS)
    yield from _texts(file, document, ("title", "where"), ("note",))
    authors = document.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(name, str) and name for name in authors):
        yield _problem(file, "authors", authors, "authors are a list of names")
    year = document.get("year")
    if year is not None and not (is_whole(year) and _OLDEST <= year <= _YOUNGEST):
        yield _problem(file, "year", year, f"a year is a whole number from {_OLDEST} to {_YOUNGEST}")
    kind = document.get("kind", "own")
    if not isinstance(kind, str) or kind not in KINDS:
        yield _problem(file, "kind", kind, "this is no kind of source")


def source(key: str, document: Mapping[str, Any]) -> Source:
    """Make a source of a document without problems."""
    rest = {name: document[name] for name in document if name != "authors"}
    return Source(key=key, authors=tuple(document["authors"]), **rest)


def parameter_problems(
    file: str, path: str, document: Mapping[str, Any], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Yield the problems of one parameter file.

    ``path`` is its place without ending, like ``load/single_run_growth``.
    """
    if not _NAME.fullmatch(path):
        yield _problem(file, "", path, "no good name of a parameter", "Use topic/name in small letters, digits and _.")
    yield from _keys(file, document, _PARAMETER_KEYS)
    yield from _texts(file, document, ("description",), ("locator", "note"))
    if {"unit", "range", "value"} <= document.keys():
        yield from value_problems(file, document)
    evidence = document.get("evidence", 0)
    if not is_whole(evidence) or not 0 <= evidence <= 5:
        yield _problem(file, "evidence", evidence, "evidence is a whole number from 0 to 5")
    elif "source" in document:
        yield from _source_fit(file, document, evidence, sources)


def parameter(path: str, document: Mapping[str, Any]) -> Parameter:
    """Make a parameter of a document without problems."""
    unit, limits, columns = document["unit"], document["range"], {}
    if isinstance(unit, Mapping):
        columns = {name: Column(unit=unit[name], range=tuple(limits[name])) for name in unit}
        unit = ", ".join(f"{name}: {column.unit}" for name, column in columns.items())
        numbers = [limit for column in columns.values() if column.unit != "text" for limit in column.range]
        limits = (min(numbers, default=0), max(numbers, default=0))
    rest = {name: document[name] for name in ("description", "value", "source", "evidence")}
    locator, note = document.get("locator", ""), document.get("note", "")
    return Parameter(path=path, unit=unit, range=tuple(limits), columns=columns, locator=locator, note=note, **rest)


def _source_fit(
    file: str, document: Mapping[str, Any], evidence: int, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Yield a source that does not exist, a grade above its kind, a missing locator."""
    name = document["source"]
    found = sources.get(name) if isinstance(name, str) else None
    if found is None:
        yield _problem(file, "source", name, "there is no such source")
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
