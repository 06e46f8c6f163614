"""The book itself, and how it is loaded."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from surefoot.rulebook import _compile, _files
from surefoot.rulebook._overlay import overlay_problem, replaced
from surefoot.rulebook._problem import Problem, RulebookError
from surefoot.rulebook._schema import Contents, Parameter, Source
from surefoot.rulebook._trace import ParameterRead

FOLDER = Path(__file__).parent


class Book:
    """Every number and table with its source. Immutable; changes are overlays, which give another book.

    ``hash`` covers everything in it, overlays included. ``workouts``, ``protocols`` and
    ``routines`` hold the YAML documents by path; the packages that use them validate them.
    """

    __slots__ = (
        "_contents",
        "hash",
        "kwargs",
        "parameters",
        "protocols",
        "reads",
        "routines",
        "sources",
        "version",
        "workouts",
    )

    hash: str
    version: str
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    workouts: Mapping[str, dict[str, Any]]
    protocols: Mapping[str, dict[str, Any]]
    routines: Mapping[str, dict[str, Any]]

    _contents: Contents
    kwargs: dict[Any, dict[str, Any]]  # numbers by rule, kept here by Rule: they follow from the contents
    reads: dict[Any, tuple[ParameterRead, ...]]  # traces by rule, kept here by explain

    def __init__(self, contents: Contents, digest: str) -> None:
        put = functools.partial(object.__setattr__, self)
        put("_contents", contents)
        put("kwargs", {})
        put("reads", {})
        put("hash", digest)
        put("version", contents.version)
        for name in ("parameters", "sources", "workouts", "protocols", "routines"):
            put(name, MappingProxyType(getattr(contents, name)))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"the book is immutable: {name} cannot be set; use overlaid()")

    def __repr__(self) -> str:
        return f"<Book {self.version} {self.hash[:12]}: {len(self.parameters)} parameters>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _reborn, (_compile.encode(self._contents)[0],)

    def value(self, path: str) -> Any:
        """Return the value at a path like ``load/single_run_growth``.

        Raises :class:`RulebookError` for an unknown one.
        """
        try:
            return self.parameters[path].value
        except KeyError:
            raise RulebookError(unknown_parameter(self, path)) from None

    def overlaid(self, overlay: Mapping[str, Any]) -> Book:
        """Return this book with some numbers replaced.

        ``overlay`` holds ``{path: value}`` or ``{path: {value, by, date, reason}}``. Raises
        :class:`RulebookError` for an unknown path, another shape than the book's, or a value
        out of the plausible range; all problems are in its ``problems``.
        """
        if not overlay:
            return self
        changed, problems = dict(self.parameters), []
        for path, entry in overlay.items():
            if path not in changed:
                problems.append(unknown_parameter(self, path))
            elif problem := overlay_problem(changed[path], entry):
                problems.append(problem)
            else:
                changed[path] = replaced(changed[path], entry)
        if problems:
            raise RulebookError(*problems)
        contents = msgspec.structs.replace(self._contents, parameters=changed)
        return Book(contents, _compile.encode(contents)[1])

    def with_protocols(self, documents: Mapping[str, dict[str, Any]]) -> Book:
        """Return this book with some protocols added or replaced, by name; who adds them has checked them."""
        if not documents:
            return self
        contents = msgspec.structs.replace(self._contents, protocols={**self.protocols, **documents})
        return Book(contents, _compile.encode(contents)[1])


def unknown_parameter(book: Book, path: Any) -> Problem:
    """Say that a path is not in the book, and which near ones are."""
    import difflib

    near = difflib.get_close_matches(str(path), book.parameters, n=3)
    mend = f"Did you mean {' or '.join(near)}?" if near else "`surefoot rules` lists every parameter."
    return Problem(file="overlay", key=str(path), value=None, message="there is no such parameter", mend=mend)


@functools.cache
def load_book() -> Book:
    """Return the rule book of this program; read once in a process, then the same object.

    Raises :class:`RulebookError` with every problem found, where the YAML files have one.
    """
    return open_book(FOLDER, [FOLDER / _compile.NAME, *_cache_places(FOLDER)])


def open_book(folder: Path, places: list[Path]) -> Book:
    """Return the book of a folder, from the first compiled file among ``places`` that is right; else compiled."""
    files = _files.list_files(folder)
    stamp = _files.stamp(files)
    found = [compiled for place in places if (compiled := _compile.read_compiled(place))]
    for compiled in found:
        if compiled.stamp == stamp and (book := _book_of(compiled)):
            return book
    bytes_hash = _files.content_hash(files)
    for compiled in found:
        # the same files at other times: after an installation, a clone
        if compiled.files == bytes_hash and (book := _book_of(compiled)):
            _compile.write_compiled(places, msgspec.structs.replace(compiled, stamp=stamp))
            return book
    return _compiled_anew(files, places, stamp, bytes_hash)


def _book_of(compiled: _compile.Compiled) -> Book | None:
    """Return the book, or None where its contents have a shape that this program does not know."""
    try:
        return Book(_compile.decode(compiled.contents), compiled.hash)
    except msgspec.DecodeError:
        return None


def _compiled_anew(files: list[_files.File], places: list[Path], stamp: str, bytes_hash: str) -> Book:
    from surefoot.rulebook._read import read_book  # reading YAML is paid for only where it changed

    contents, problems = read_book(files)
    if problems:
        raise RulebookError(*problems)
    data, digest = _compile.encode(contents)
    _compile.write_compiled(places, _compile.Compiled(_compile.FORMAT, stamp, bytes_hash, digest, data))
    return Book(_compile.decode(data), digest)


def _reborn(data: bytes) -> Book:
    return Book(_compile.decode(data), hashlib.sha256(data).hexdigest())


def _cache_places(folder: Path) -> list[Path]:
    """Where a user keeps the compiled file when the package's own folder cannot be written."""
    try:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # nobody's home
        return []
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return [cache / "surefoot" / f"rulebook-{mark}.msgpack"]
