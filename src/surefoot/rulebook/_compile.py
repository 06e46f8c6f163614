"""The compiled book: one file with a hash, so that a command need not read hundreds of YAML files.

The file begins with a header (format, stamp and hash of the YAML files, hash of the book) and
holds the encoded contents. It is believed while the stamp (name, size and time of each YAML
file) or else the hash of their bytes is the same and its own hash is right; otherwise the book
is compiled again. Every write goes to a file of its own that then takes the name, so two
processes may do this at once.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from surefoot.rulebook._schema import Contents, fixed

FORMAT = 1  # to be raised when the shape of the contents, or what the loader refuses, changes
NAME = "_compiled.msgpack"


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """The compiled file. ``hash`` is the rule-book version in every plan: the SHA-256 of ``contents``."""

    format: int
    stamp: str
    files: str
    hash: str
    contents: bytes


_DECODER = msgspec.msgpack.Decoder(Compiled)
_CONTENTS = msgspec.msgpack.Decoder(Contents)


def encode(contents: Contents) -> tuple[bytes, str]:
    """Return the contents in their one canonical form, and its hash: the same on every machine.

    The files stand in the order of their names; inside a file the order is the author's, and kept.
    """
    data = msgspec.msgpack.encode(contents)
    return data, hashlib.sha256(data).hexdigest()


def decode(data: bytes) -> Contents:
    """Return contents from their canonical form; lists become tuples."""
    contents = _CONTENTS.decode(data)
    for parameter in contents.parameters.values():
        if isinstance(parameter.value, (list, dict)):
            msgspec.structs.force_setattr(parameter, "value", fixed(parameter.value))
    return contents


def read_compiled(path: Path) -> Compiled | None:
    """Read the compiled file; None where there is none, or it is damaged or of another format."""
    try:
        compiled = _DECODER.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None
    whole = hashlib.sha256(compiled.contents).hexdigest() == compiled.hash
    return compiled if whole and compiled.format == FORMAT else None


def write_compiled(places: list[Path], compiled: Compiled) -> Path | None:
    """Write to the first place that can be written; None where there is no such place."""
    for path in places:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, msgspec.msgpack.encode(compiled))
            return path
    return None


def _replace(path: Path, data: bytes) -> None:
    import tempfile  # paid for only by who writes

    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.chmod(0o644)  # what one user compiles, all may read
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
