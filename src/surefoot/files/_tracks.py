"""A GPX or TCX document, by the quickest way that gives all of it; a damaged one as far as it can be read.

First the regular points are cut out and the rest is parsed. Where that does not work out, everything is parsed;
where that stops at a fault, the usual mistakes of writers are mended and it is parsed again; and where it still
stops, what stands before the fault is kept.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from surefoot.files import _xml
from surefoot.files._errors import FileError
from surefoot.files._limits import SAMPLES, XML_DEPTH
from surefoot.files._regular import DEPTH, MARK, Cut, Shape, cut
from surefoot.files._xml import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

#: How documents in UTF-16 begin, with a mark for the order of bytes and without.
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
#: Encodings in which ASCII is ASCII, as far as anybody writes them.
_NARROW = re.compile(
    r"utf-8|(us-)?ascii|iso-8859-\d+|latin-?1|(windows-|cp)125\d|koi8-[ru]|shift_jis|euc-(jp|kr)|gb\w+|big5"
)
#: What XML does not allow, but for blanks.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE_AMPERSAND = re.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")


class Builder(_xml.Builder, Protocol):
    """A builder that can also take many points at once."""

    #: Points so far, of all tracks.
    points: int
    #: Whether a document stopped before it was done.
    torn: bool

    def many(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """The points of a run, as columns. Raises :class:`Irregular` where no points can be."""


B = TypeVar("B", bound=Builder)


class Irregular(Exception):
    """Points stand where the quick way cannot take them."""


def read(path: str, data: bytes, new: Callable[[], B], form: Shape) -> tuple[B, str]:
    """A builder that was given a document, and what is wrong with that as a sentence, "" for nothing.

    Raises FileError for what is damaged before its first point, hostile, or too long.
    """
    if quick := _quickly(path, data, new, form):
        return quick, ""
    builder = new()
    first = _xml.parse(path, data, builder)
    if first is None:
        return builder, ""
    text, mended = _mended(data)
    other = bool(mended) or text != data
    if other and (again := _quickly(path, text, new, form, "utf-8")) and again.points:
        return again, mended
    second = new()
    fault_left = _xml.parse(path, text, second, encoding="utf-8") if other else first
    if other and (fault_left is None or second.points > builder.points):
        builder, fault = second, fault_left
    else:
        mended, fault = "", first
    if not builder.points:
        raise (fault or first).error(path)
    builder.torn = fault is not None
    return builder, " ".join(filter(None, (mended, _kept(builder.points, fault))))


def count(path: str, builder: Builder, more: int) -> None:
    """Count points. Raises FileError where there are more than any recording has."""
    builder.points += more
    if builder.points > SAMPLES:
        raise FileError(path, f"It has more than {SAMPLES:,} points.", "Split it into its single runs.")


def _quickly(path: str, data: bytes, new: Callable[[], B], form: Shape, encoding: str | None = None) -> B | None:
    """A builder that was given a document with its regular points all at once; None where that does not work out."""
    pieces = cut(data, form)
    if pieces is None:
        return None
    builder = new()
    marks = _Marks(pieces, builder)
    try:
        fault = _xml.parse(path, pieces.skeleton, builder, encoding=encoding, marked=marks.take)
    except (Irregular, FileError):  # the other way tells of it
        return None
    return builder if fault is None and marks.all_taken() else None


class _Marks:
    """Gives a builder the points that each mark in a skeleton stands for."""

    def __init__(self, pieces: Cut, builder: Builder) -> None:
        self.pieces, self.builder, self.next = pieces, builder, 0

    def take(self, name: str, text: str, depth: int) -> None:
        if name != MARK:
            return
        if not 0 < depth <= XML_DEPTH - DEPTH or text != str(self.next):
            raise Irregular
        self.builder.many(self.pieces.run(self.next))
        self.next += 1

    def all_taken(self) -> bool:
        """Whether no mark stood in a comment."""
        return self.next == len(self.pieces.runs)


def _mended(data: bytes) -> tuple[bytes, str]:
    """A document in UTF-8 without the usual mistakes of its writers, and what was wrong; "" for nothing."""
    text, said = _decoded(data)
    wrong = [said] if said else []
    if _CONTROLS.search(text):
        text = _CONTROLS.sub("", text)
        wrong.append("It holds signs that XML forbids, which were left out.")
    if _BARE_AMPERSAND.search(text):
        text = _BARE_AMPERSAND.sub("&amp;", text)
        wrong.append("It holds an & that should be &amp;.")
    return text.encode("utf-8", "replace"), " ".join(wrong)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a document in whichever encoding it really is, and a word where it declares another."""
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            return data.decode(encoding, "ignore").lstrip("\ufeff"), ""
    declared = _DECLARED.match(data.lstrip())
    named = declared[1].decode().casefold() if declared else "utf-8"
    narrow = _NARROW.fullmatch(named)
    for encoding in ("utf-8-sig", *([named] if narrow else [])):
        with suppress(UnicodeDecodeError, LookupError):
            honest = named in {"utf-8", encoding} or (narrow and data.isascii())
            return data.decode(encoding), "" if honest else _other("UTF-8")
    return data.decode("cp1252", "replace"), _other("Windows-1252")


def _other(encoding: str) -> str:
    return f"It is not in the encoding that it declares, and was read as {encoding}."


def _kept(points: int, fault: Fault | None) -> str:
    if fault is None:
        return ""
    return f"Line {fault.line} is not well-formed XML ({fault.why}); the {points:,} points before it were read."
