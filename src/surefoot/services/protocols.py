"""A runner's or therapist's own protocols: read from a folder, checked, copied from the built-in ones.

A file with an error is refused, with the line to mend, and the others keep working.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from surefoot.coach.documents import value_at
from surefoot.coach.protocol_checks import findings, refusals, signature_of
from surefoot.coach.protocols import LOWEST, Protocol, protocol_of, stage, stage_name, stage_text
from surefoot.rulebook import Book, RulebookError, load_book
from surefoot.rulebook.lines import LineError, Located, read_with_lines
from surefoot.services.refusal import Refusal

FOLDER = "protocols"
"""The folder of own protocols, below the data folder."""

ENDING = ".yaml"
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_MOST_BYTES = 200_000
_WHOLE = "$"
_PLAIN = "save it as plain text in UTF-8"


class ProtocolProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One fault of a file.

    ``line`` counts from 1 and is None where the file could not be read or its name is the fault;
    ``path`` is like ``stages[1].of[0]``, or $ for the whole.
    """

    file: str
    line: int | None
    path: str
    value: Any
    message: str
    mend: str


class ProtocolRefusal(Refusal):
    """A file is no protocol that can be used. ``problems`` holds all that was found; the rest is of the first."""

    def __init__(self, *problems: ProtocolProblem) -> None:
        first = problems[0]
        path = first.file if first.path == _WHOLE else f"{first.file}: {first.path}"
        line = "" if first.line is None else f"line {first.line}: "
        super().__init__(path, _text(first.value), f"{line}{first.message}", first.mend)
        self.problems = problems


def _text(value: Any) -> str | None:
    """A value as its file writes it."""
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


class Checked(NamedTuple):
    """A good file: what it says, and the protocol that this makes."""

    document: dict[str, Any]
    protocol: Protocol


def read_protocols(
    folder: Path, book: Book | None = None
) -> tuple[dict[str, dict[str, Any]], tuple[ProtocolProblem, ...]]:
    """The good protocols of a folder by name, for :meth:`Book.with_protocols`, and what is wrong with the rest.

    A folder that is not there has none.
    """
    built_in = book or load_book()
    documents: dict[str, dict[str, Any]] = {}
    problems: list[ProtocolProblem] = []
    try:
        paths = _files(folder)
    except OSError as error:
        return {}, _unreadable(folder, error).problems
    for path in paths:
        try:
            documents[path.stem] = check_file(path, built_in).document
        except ProtocolRefusal as refusal:
            problems += refusal.problems
    return documents, tuple(problems)


def with_own(book: Book, folder: Path) -> tuple[Book, tuple[ProtocolProblem, ...]]:
    """A book with the good protocols of a folder in it, and what is wrong with the rest."""
    documents, problems = read_protocols(folder, book)
    return book.with_protocols(documents), problems


def check_file(path: Path, book: Book) -> Checked:
    """A file as a protocol. Raises :class:`ProtocolRefusal` with everything that is wrong with it."""
    refuse_name(path, book)
    located = _located(path)
    try:
        protocol = protocol_of(path.stem, located.document, book)
    except RulebookError as error:
        told = [(each.key, each.value, each.message, each.mend) for each in error.problems]
        raise ProtocolRefusal(*(_problem(path, located, *each) for each in told)) from None
    unsafe = [(each.path, each.value, each.message, each.mend) for each in refusals(protocol, book)]
    if unsafe:
        raise ProtocolRefusal(*(_problem(path, located, *each) for each in unsafe))
    return Checked(located.document, protocol)


def _files(folder: Path) -> list[Path]:
    """The YAML files of a folder in order of their names, hidden ones left out; .yml among them, to say so."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if path.suffix.lower() in {ENDING, ".yml"})
    return sorted(path for path in found if not path.name.startswith("."))


def refuse_name(path: Path, book: Book) -> None:
    """Raise for a file that would not be found by its name, or that would hide a built-in protocol."""
    if path.suffix != ENDING:
        raise _whole(path, path.name, "this file would not be read", f"let its name end in {ENDING}")
    if not _NAME.fullmatch(path.stem):
        mend = "use at most 60 small letters, digits, _ and -, a letter first"
        raise _whole(path, path.stem, "this is no name for a protocol", mend)
    if path.stem in book.protocols:
        mend = f"give the file another name, as my_{path.stem}{ENDING}"
        raise _whole(path, path.stem, "this name belongs to a built-in protocol", mend)


def _located(path: Path) -> Located:
    """The document in a file with its lines. Raises :class:`ProtocolRefusal`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise _whole(path, None, f"this file is larger than {_MOST_BYTES} bytes", "shorten it")
        return read_with_lines(data.decode("utf-8-sig"))
    except OSError as error:
        raise _unreadable(path, error) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _whole(path, None, "this is not UTF-8 text", _PLAIN, line) from None
    except LineError as error:
        raise _whole(path, None, error.message, error.mend, error.line) from None


def _whole(path: Path, value: str | None, message: str, mend: str, line: int | None = None) -> ProtocolRefusal:
    """The refusal of a file as a whole."""
    found = ProtocolProblem(file=str(path), line=line, path=_WHOLE, value=value, message=message, mend=mend)
    return ProtocolRefusal(found)


def _unreadable(path: Path, error: OSError) -> ProtocolRefusal:
    """The refusal of a file or folder that does not open."""
    reason = (error.strerror or str(error)).lower()
    return _whole(path, None, f"this cannot be read: {reason}", "check its name and place, and that you may read it")


def _problem(path: Path, located: Located, key: str, value: Any, message: str, mend: str) -> ProtocolProblem:
    """A fault at a key, with its line; of a table or a list that stands there its kind is told, not all of it."""
    shown = value if value is not None else value_at(located.document, key)
    if isinstance(shown, dict | list):
        shown = "a table" if isinstance(shown, dict) else "a list"
    return ProtocolProblem(
        file=str(path), line=located.line(key), path=key or _WHOLE, value=shown, message=message, mend=mend
    )


def protocol_document(protocol: Protocol, book: Book) -> dict[str, Any]:
    """A protocol as a document: the keys of its file, its stages with names and seconds, and what is unusual in it.

    What is unusual is there where somebody has signed for it, and ``signature`` says who.
    """
    signed = signature_of(protocol, book)
    plain = "name title who surfaces pain_limit source locator evidence note not_before_days checks stop_for signed"
    return {
        **{key: getattr(protocol, key) for key in plain.split()},
        "for": protocol.suits,
        "stages": [_stage_document(protocol, index) for index in range(len(protocol.stages))],
        "below": [_stage_document(protocol, index) for index in range(-1, LOWEST - 1, -1)],
        "stage_rule": {
            "sessions_to_go_up": protocol.sessions_to_go_up,
            "most_stages_in_7_days": protocol.most_stages,
            "rest_days_between": protocol.rest_days,
            "most_outings_in_7_days": protocol.most_outings,
        },
        "reads_stable_pain_as_same": protocol.stable_pain_is_same,
        "signature": signed.text if signed else None,
        "unusual": findings(protocol, book),
    }


def _stage_document(protocol: Protocol, index: int) -> dict[str, Any]:
    found = stage(protocol, index)
    return {
        "stage": stage_name(protocol, index),
        "name": found.name,
        "text": stage_text(found),
        "repeats": found.repeats,
        "of": found.of,
        "run_s": found.run_s,
        "walk_s": found.walk_s,
        "total_s": found.total_s,
        "longest_run_s": found.longest_run_s,
    }
