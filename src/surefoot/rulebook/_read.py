"""From the folders of YAML files to the contents of the book."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import Contents, Parameter, Source
from surefoot.rulebook._validate import parameter, parameter_problems, source, source_problems
from surefoot.rulebook._yaml import read_yaml

FOLDERS = ("parameters", "protocols", "routines", "sources", "workouts")
BOOK = "book.yaml"
_ENDING = ".yaml"


def read_book(folder: Path) -> tuple[Contents, tuple[Problem, ...]]:
    """Return all that is good in a folder, and every problem of the rest.

    ``folder`` holds ``book.yaml`` and the folders sources, parameters, protocols, workouts, routines.
    """
    problems: list[Problem] = []
    sources = _sources(folder, problems)
    contents = Contents(
        version=_version(folder, problems),
        sources=sources,
        parameters=_parameters(folder, sources, problems),
        workouts=_documents(folder, "workouts", sources, problems),
        protocols=_documents(folder, "protocols", sources, problems),
        routines=_documents(folder, "routines", sources, problems),
    )
    return contents, tuple(problems)


def yaml_files(folder: Path) -> list[tuple[str, Path]]:
    """List name (with /) and path of every file that makes the book, in the order of the names."""
    found = [(BOOK, folder / BOOK)] if (folder / BOOK).exists() else []
    for top in FOLDERS:
        found += _named(folder, top)
    return sorted(found)


def _named(folder: Path, top: str) -> list[tuple[str, Path]]:
    """List name and path of the files below one folder, in the order of the names: the same on every system."""
    return sorted((path.relative_to(folder).as_posix(), path) for path in _walk(folder / top))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if name.endswith((_ENDING, ".yml")))


def _version(folder: Path, problems: list[Problem]) -> str:
    path = folder / BOOK
    document = read_yaml(path, BOOK) if path.exists() else {}
    if isinstance(document, Problem):
        problems.append(document)
        return ""
    version = document.get("version")
    if set(document) == {"version"} and isinstance(version, str) and version:
        return version
    mend = 'Write one line into it: `version: "1"`.'
    problems.append(Problem(file=BOOK, key="version", value=version, message="this should be text", mend=mend))
    return ""


def _each(folder: Path, top: str, problems: list[Problem]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the name of a file, its key (path below ``top`` without ending) and its document."""
    for name, path in _named(folder, top):
        if path.suffix != _ENDING:
            message, mend = "this file would not be read", f"Let its name end in {_ENDING}."
            problems.append(Problem(file=name, key="", value=None, message=message, mend=mend))
            continue
        document = read_yaml(path, name)
        if isinstance(document, Problem):
            problems.append(document)
            continue
        yield name, name[len(top) + 1 : -len(_ENDING)], document


def _sources(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    found = {}
    for name, key, document in _each(folder, "sources", problems):
        wrong = list(source_problems(name, key, document))
        problems += wrong
        if not wrong:
            found[key] = source(key, document)
    return found


def _parameters(folder: Path, sources: dict[str, Source], problems: list[Problem]) -> dict[str, Parameter]:
    found = {}
    for name, path, document in _each(folder, "parameters", problems):
        wrong = list(parameter_problems(name, path, document, sources))
        problems += wrong
        if not wrong:
            found[path] = parameter(path, document)
    return found


def _documents(
    folder: Path, top: str, sources: dict[str, Source], problems: list[Problem]
) -> dict[str, dict[str, Any]]:
    """Read workouts, protocols or routines. The package that uses them validates them; here only their source."""
    found = {}
    for name, key, document in _each(folder, top, problems):
        named = document.get("source")
        if not isinstance(named, str) or named not in sources:
            mend = "Name a file of sources/ without its ending, or own-practice."
            message = "there is no such source"
            problems.append(Problem(file=name, key="source", value=named, message=message, mend=mend))
            continue
        found[key] = document
    return found
