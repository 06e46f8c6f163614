"""XML by expat: no document types, no entities, bounded depth, and the line of the first fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import nan
from typing import NamedTuple, Protocol
from xml.parsers import expat

from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._limits import XML_DEPTH

_BLANK = b" \t\r\n"
_LONG_TAG = re.compile(rb"<[^<>]{65536}")
_BOM = b"\xef\xbb\xbf"


class Builder(Protocol):
    """Takes the elements of a document in turn, by their local names."""

    #: Local names of the elements whose text is wanted.
    texts: frozenset[str]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str, text: str) -> None:
        """An element ends; ``text`` is its text where that was wanted, else ""."""


class Fault(NamedTuple):
    """Where a document is not well-formed, and how."""

    line: int
    why: str

    def error(self, path: str) -> FileError:
        """It as the reason why a file cannot be read."""
        if not self.line:
            return FileError(path, f"Its text encoding cannot be read: {self.why}.", EXPORT_AGAIN)
        return FileError(path, f"Line {self.line} is not well-formed XML: {self.why}.", EXPORT_AGAIN)


Marked = Callable[[str, str, int], None]


def parse(
    path: str, data: bytes, builder: Builder, *, encoding: str | None = None, marked: Marked | None = None
) -> Fault | None:
    """Hand a document to a builder as far as it is well-formed; what ends it before its end is returned.

    ``encoding`` goes before what the document declares. ``marked`` is given name and text of processing
    instructions, and how deep they stand, or 0 where they stand in text that is wanted. Raises FileError
    where there is a document type, or more depth than anybody writes, and what the builder raises.
    """
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    feeder = _Feeder(path, parser, builder)
    if _LONG_TAG.search(data):  # its attributes would take a hundred times its bytes
        raise FileError(path, "One of its tags is longer than any that a recording has.", EXPORT_AGAIN)
    if marked:
        parser.ProcessingInstructionHandler = lambda name, text: marked(
            name, text, 0 if feeder.listening else feeder.depth
        )
    try:
        parser.Parse(_trimmed(data), True)
    except expat.ExpatError as error:
        return Fault(error.lineno, expat.errors.messages.get(error.code, "fault"))
    except (LookupError, ValueError) as error:  # an encoding that there is not, or that its text is not in
        return Fault(0, str(error))
    return None


def number(text: str | None) -> float:
    """A number as XML writes it, NaN where it is none."""
    try:
        return float(text) if text else nan
    except ValueError:
        return nan


def _trimmed(data: bytes) -> bytes:
    """The document without blanks before it: some services write them, XML forbids them."""
    if data[:1] in {b" ", b"\t", b"\r", b"\n"}:
        return data.lstrip(_BLANK)
    if data.startswith(_BOM) and data[3:4].isspace():
        return data[3:].lstrip(_BLANK)
    return data


class _Names(dict[str, str]):
    """Names with a prefix to local names; each is cut once."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local


class _Feeder:
    """Stands between expat and a builder. Text is collected only where it is wanted, which halves the time."""

    def __init__(self, path: str, parser: expat.XMLParserType, builder: Builder) -> None:
        self.path, self.parser, self.builder = path, parser, builder
        self.names, self.pieces, self.depth, self.listening = _Names(), list[str](), 0, False
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > XML_DEPTH:
            raise FileError(self.path, f"Its elements are nested more than {XML_DEPTH} deep.", EXPORT_AGAIN)
        local = self.names[name]
        self.builder.start(local, attributes)
        if self.listening:
            self.heard()
        if local in self.builder.texts:
            self.parser.CharacterDataHandler = self.pieces.append
            self.listening = True

    def end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(self.names[name], self.heard() if self.listening else "")

    def heard(self) -> str:
        """The text since listening began; stops listening."""
        text = "".join(self.pieces).strip()
        self.pieces.clear()
        self.parser.CharacterDataHandler = None
        self.listening = False
        return text

    def refuse(self, *_: object) -> None:
        mend = "No watch or service writes one; " + EXPORT_AGAIN[0].lower() + EXPORT_AGAIN[1:]
        raise FileError(self.path, "It declares a document type (DTD), which can hide an attack.", mend)
