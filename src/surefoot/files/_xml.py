"""XML by expat: no document types, no entities, bounded depth, every fault a FileError with its line."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from typing import Protocol
from xml.parsers import expat

from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._limits import XML_DEPTH

_BLANK = b" \t\r\n"


class Builder(Protocol):
    """Takes the elements of a document in turn, by their local names."""

    #: Local names of the elements whose text is wanted.
    texts: frozenset[str]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str, text: str) -> None:
        """An element ends; ``text`` is its text where that was wanted, else ""."""


def parse(path: str, data: bytes, builder: Builder) -> None:
    """Hand a document to a builder. Raises FileError where it is not well-formed or has a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    _Feeder(path, parser, builder)
    try:
        parser.Parse(_trimmed(data), True)
    except expat.ExpatError as error:
        fault = expat.errors.messages.get(error.code, "fault")
        raise FileError(path, f"Line {error.lineno} is not well-formed XML: {fault}.", EXPORT_AGAIN) from None
    except (LookupError, ValueError) as error:  # an encoding that there is not, or that its text is not in
        raise FileError(path, f"Its text encoding cannot be read: {error}.", EXPORT_AGAIN) from None


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
