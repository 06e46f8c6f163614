"""What stands in a backup: the manifest, a line of the log, the names of the parts."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

import msgspec

from surefoot.diary.entries import Entry, Fact, decode_fact, encode_fact

FORMAT = "surefoot/backup/1"
FORMATS = re.compile(r"surefoot/backup/([1-9][0-9]*)")  # this one, older ones and newer ones

MANIFEST, LOG, ORIGINALS = "manifest.json", "log.jsonl", "originals/"
_DIGEST = "[0-9a-f]{64}"
_ORIGINAL = re.compile(ORIGINALS + f"({_DIGEST})")

Count = Annotated[int, msgspec.Meta(ge=0)]
Digest = Annotated[str, msgspec.Meta(pattern=f"^{_DIGEST}$")]
Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the archive: the SHA-256 of its content, and its size in bytes before it was packed."""

    sha256: Digest
    bytes: Count


class RuleBook(msgspec.Struct, frozen=True, kw_only=True):
    """The rule book that plans were made with when the backup was written."""

    version: str
    hash: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive says of itself.

    ``program`` is the version that wrote it, ``created`` when. ``entries`` and ``originals`` are counts; ``newest`` is
    the id of the last entry. ``digest`` is the SHA-256 of the log, and two backups of the same log have the same.
    ``missing`` are originals that entries name and that could not be read. ``parts`` are all files but this one.
    """

    format: str
    program: str
    rulebook: RuleBook
    created: Moment
    runner: str
    entries: Count
    newest: Count
    originals: Count
    digest: Digest
    missing: tuple[Digest, ...] = ()
    parts: dict[str, Part]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the log: an entry, its fact as JSON in the words of ``diary/entries.py``."""

    id: int
    runner: str
    author: str
    effective: dt.date
    recorded: Moment
    batch: str | None
    fact: msgspec.Raw


class Unlike(Exception):
    """A fact that reads as something else than what was written: a newer program knew more of it."""


_lines = msgspec.json.Decoder(Line)


def name_of(digest: str) -> str:
    """The name of the part that holds an original."""
    return ORIGINALS + digest


def digest_in(name: str) -> str | None:
    """The digest in a part's name; None where it is no original."""
    found = _ORIGINAL.fullmatch(name)
    return found[1] if found else None


def write_line(entry: Entry) -> bytes:
    """An entry as a line of the log, with its line end: equal entries give equal bytes."""
    line = Line(
        id=entry.id,
        runner=entry.runner,
        author=entry.author,
        effective=entry.effective,
        recorded=entry.recorded.astimezone(dt.UTC),
        batch=entry.batch,
        fact=msgspec.Raw(encode_fact(entry.fact)),
    )
    return msgspec.json.encode(line) + b"\n"


def read_line(line: bytes) -> Entry:
    """The entry of a line. Raises ``msgspec.DecodeError``, and :class:`Unlike` where something would get lost."""
    read = _lines.decode(line)
    return Entry(
        id=read.id,
        runner=read.runner,
        author=read.author,
        effective=read.effective,
        recorded=read.recorded.astimezone(dt.UTC),
        fact=_whole_fact(bytes(read.fact)),
        batch=read.batch,
    )


def _whole_fact(written: bytes) -> Fact:
    """A fact, held against what was written: what this version does not know may not vanish in silence."""
    fact = decode_fact(written)
    again = encode_fact(fact)
    if again != written and not _holds(msgspec.json.decode(again), msgspec.json.decode(written)):
        raise Unlike("it says more than this version of Surefoot knows")
    return fact


def _holds(whole: Any, part: Any) -> bool:
    """Whether all that stands in ``part`` stands in ``whole`` too, which may have more where there are names."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(name in whole and _holds(whole[name], value) for name, value in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        return len(whole) == len(part) and all(map(_holds, whole, part))
    return bool(whole == part)
