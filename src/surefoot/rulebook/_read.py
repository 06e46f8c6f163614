"""From the YAML files to the contents of the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from surefoot.rulebook._files import BOOK, ENDING, File
from surefoot.rulebook._problem import Problem
from surefoot.rulebook._schema import Contents, Parameter, Source
from surefoot.rulebook._validate import parameter, parameter_problems, source, source_problems
from surefoot.rulebook._yaml import read_yaml

_Document = tuple[str, str, dict[str, Any]]  # name of the file, key (below its folder, without ending), content


def read_book(files: list[File]) -> tuple[Contents, tuple[Problem, ...]]:
    """Return all that is good in the files, and every problem of the rest."""
    problems: list[Problem] = []
    sources = _sources(files, problems)
    contents = Contents(
        version=_version(files, problems),
        sources=sources,
        parameters=_parameters(files, sources, problems),
        workouts=_templates(files, "workouts", sources, problems),
        protocols=_templates(files, "protocols", sources, problems),
        routines=_templates(files, "routines", sources, problems),
    )
    return contents, tuple(problems)


def _version(files: list[File], problems: list[Problem]) -> str:
    documents = [read_yaml(Path(file.path), file.name) for file in files if file.name == BOOK]
    document = documents[0] if documents else {}
    if isinstance(document, Problem):
        problems.append(document)
        return ""
    version = document.get("version")
    if set(document) == {"version"} and isinstance(version, str) and version:
        return version
    mend = 'Write one line into it: `version: "1"`.'
    problems.append(Problem(file=BOOK, key="version", value=version, message="this should be text", mend=mend))
    return ""


def _documents(files: list[File], top: str, problems: list[Problem]) -> Iterator[_Document]:
    for file in files:
        if not file.name.startswith(f"{top}/"):
            continue
        if not file.name.endswith(ENDING):
            message, mend = "this file would not be read", f"Let its name end in {ENDING}."
            problems.append(Problem(file=file.name, key="", value=None, message=message, mend=mend))
            continue
        document = read_yaml(Path(file.path), file.name)
        if isinstance(document, Problem):
            problems.append(document)
            continue
        yield file.name, file.name[len(top) + 1 : -len(ENDING)], document


def _sources(files: list[File], problems: list[Problem]) -> dict[str, Source]:
    found = {}
    for name, key, document in _documents(files, "sources", problems):
        wrong = list(source_problems(name, key, document))
        problems += wrong
        if not wrong:
            found[key] = source(key, document)
    return found


def _parameters(files: list[File], sources: dict[str, Source], problems: list[Problem]) -> dict[str, Parameter]:
    found = {}
    for name, path, document in _documents(files, "parameters", problems):
        wrong = list(parameter_problems(name, path, document, sources))
        problems += wrong
        if not wrong:
            found[path] = parameter(path, document)
    return found


def _templates(
    files: list[File], top: str, sources: dict[str, Source], problems: list[Problem]
) -> dict[str, dict[str, Any]]:
    """Read workouts, protocols or routines. The package that uses them validates them; here only their source."""
    found = {}
    for name, key, document in _documents(files, top, problems):
        named = document.get("source")
        if not isinstance(named, str) or named not in sources:
            mend = "Name a file of sources/ without its ending, or own-practice."
            message = "there is no such source"
            problems.append(Problem(file=name, key="source", value=named, message=message, mend=mend))
            continue
        found[key] = document
    return found
