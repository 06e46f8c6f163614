"""Read a backup: all of it is held against what it says of itself, before anybody takes anything from it."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from surefoot.diary.entries import Entry, original_of
from surefoot.services.archive import limits
from surefoot.services.archive.format import (
    FORMAT,
    FORMATS,
    LOG,
    MANIFEST,
    Manifest,
    Unlike,
    digest_in,
    read_line,
)
from surefoot.services.archive.troubles import FILE, damaged, newer, not_read
from surefoot.services.refusal import Refusal

#: What zipfile raises on archives that are damaged or made to be.
_DAMAGE = (
    BadZipFile, zlib.error, struct.error, EOFError, ValueError, LookupError, RuntimeError, ArithmeticError,
)  # fmt: skip
_END, _END_SIZE = b"PK\x05\x06", 22  # the record at the end of an archive, which a comment may follow
_FARTHEST_END = _END_SIZE + 0xFFFF
_LONG_END_BEFORE = 20 + 56  # bytes before it where the same record for large archives begins, if there is one


class Archive:
    """A backup that is open. Whatever is read from it is checked while it is read.

    Each method raises :class:`Refusal` where the archive is not what it says, and says where.
    """

    def __init__(self, path: Path, size: int, parts: ZipFile) -> None:
        self.path, self.size, self._zip = path, size, parts
        self._infos = _sound(path, size, parts.infolist())
        self.manifest = self._manifest()

    def verify(self) -> None:
        """Read everything once; the bytes of the log first, so that damage is not taken for another version."""
        found = hashlib.sha256()
        for line in self._lines():
            found.update(line)
        self._refuse_log(found.hexdigest())
        named = {digest for entry in self.entries() if (digest := original_of(entry.fact))}
        held = {digest for digest, _ in self.originals()}
        missing = set(self.manifest.missing)
        if missing & held or missing | held != named:
            raise damaged(self.path, "the original files are not those that the log names")

    def entries(self) -> Iterator[Entry]:
        """The log, one entry after another."""
        found, last = hashlib.sha256(), 0
        for number, line in enumerate(self._lines(), 1):
            found.update(line)
            entry = self._entry(number, line)
            if entry.id != number or entry.runner != self.manifest.runner:
                raise self._at(number, f"entry {number} of {self.manifest.runner} is expected here")
            last = number
            yield entry
        self._refuse_log(found.hexdigest())
        if last != self.manifest.entries:
            raise damaged(self.path, f"{LOG} has {last} entries, and {MANIFEST} names {self.manifest.entries}")

    def originals(self) -> Iterator[tuple[str, bytes]]:
        """Digest and content of each original file."""
        for name in self.manifest.parts:
            if digest := digest_in(name):
                content = self._content(name, limits.ORIGINAL_BYTES)
                if hashlib.sha256(content).hexdigest() != digest:
                    raise damaged(self.path, f"{name} is not what its name says")
                yield digest, content

    def _lines(self) -> Iterator[bytes]:
        with self._telling(LOG):
            member = self._zip.open(LOG)
        with io.BufferedReader(member, limits.MIB) as lines:  # type: ignore[type-var]
            while True:
                with self._telling(LOG):
                    line = lines.readline(limits.LINE_BYTES)
                if not line:
                    return
                yield line

    def _entry(self, number: int, line: bytes) -> Entry:
        if not line.endswith(b"\n"):
            raise self._at(number, "it is cut off")
        try:
            return read_line(line)
        except (msgspec.DecodeError, UnicodeError, RecursionError, Unlike) as error:
            what = f"{LOG}, line {number}: this entry cannot be read by this version of Surefoot: {error}"
            raise newer(self.path, f"{what}; Surefoot {self.manifest.program} wrote it") from None

    def _refuse_log(self, digest: str) -> None:
        if digest != self.manifest.digest:
            raise damaged(self.path, f"{LOG} is not what {MANIFEST} says")

    def _manifest(self) -> Manifest:
        content = self._content(MANIFEST, limits.MANIFEST_BYTES)
        _refuse_format(self.path, content)
        try:
            found = msgspec.json.decode(content, type=Manifest)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise damaged(self.path, f"{MANIFEST}: {error}") from None
        self._refuse_parts(found)
        return found

    def _refuse_parts(self, manifest: Manifest) -> None:
        """Raise :class:`Refusal` where the parts are not those that the manifest names, in their sizes."""
        sizes = {name: info.file_size for name, info in self._infos.items() if name != MANIFEST}
        told = {name: part.bytes for name, part in manifest.parts.items()}
        for name in sorted(sizes.keys() | told.keys()):
            if sizes.get(name) != told.get(name):
                what = "is missing" if name not in sizes else "is too much" if name not in told else "has another size"
                raise damaged(self.path, f"{name} {what}")
        originals = [name for name in told if digest_in(name)]
        odd = [name for name in originals if manifest.parts[name].sha256 != digest_in(name)]
        log = manifest.parts.get(LOG)
        if odd or log is None or log.sha256 != manifest.digest or len(originals) != manifest.originals:
            raise damaged(self.path, f"{MANIFEST} contradicts itself")
        if manifest.newest != manifest.entries:
            raise damaged(self.path, f"{MANIFEST}: {manifest.entries} entries cannot end with {manifest.newest}")

    def _content(self, name: str, most: int) -> bytes:
        if self._infos[name].file_size > most:
            raise damaged(self.path, f"{name} is larger than {most // limits.MIB} MB")
        with self._telling(name), self._zip.open(name) as member:
            return member.read()

    def _at(self, number: int, what: str) -> Refusal:
        return damaged(self.path, f"{LOG}, line {number}: {what}")

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise not_read(error, self.path) from None
        except _DAMAGE as error:
            raise damaged(self.path, f"{name} cannot be unpacked: {error}") from None


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """A backup that was read whole once. Raises :class:`Refusal` where it is none, of a newer version, or damaged."""
    with ExitStack() as stack:
        try:
            if path.exists() and not path.is_file() and not path.is_dir():
                raise Refusal(FILE, str(path), "this is no file", "name the file that `surefoot backup` wrote")
            file = stack.enter_context(path.open("rb"))
        except OSError as error:
            raise not_read(error, path) from None
        archive = _opened(path, file, stack)
        archive.verify()
        yield archive


def _opened(path: Path, file: IO[bytes], stack: ExitStack) -> Archive:
    try:
        size = file.seek(0, 2)
        _refuse_long_directory(path, file, size)
        parts = stack.enter_context(ZipFile(file))
    except OSError as error:
        raise not_read(error, path) from None
    except _DAMAGE as error:
        raise damaged(path, f"it is no whole zip archive: {error}") from None
    return Archive(path, size, parts)


def _refuse_format(path: Path, content: bytes) -> None:
    """Raise :class:`Refusal` for what is no backup, or one of another version."""
    try:
        found = msgspec.json.decode(content)["format"]
        version = FORMATS.fullmatch(found)
    except (msgspec.DecodeError, UnicodeError, RecursionError, LookupError, TypeError):
        raise damaged(path, f"{MANIFEST} names no format") from None
    if version is None:
        raise damaged(path, f"{MANIFEST}: {found!r} is no format of a backup")
    if found != FORMAT:
        raise newer(path, f"it is written in {found}, and this version of Surefoot reads {FORMAT}")


def _sound(path: Path, size: int, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The parts by name. Raises :class:`Refusal` for what no backup holds, and for bombs, before anything is read."""
    if not any(info.filename == MANIFEST for info in infos):
        raise Refusal(FILE, str(path), "this is no backup of Surefoot", "name the file that `surefoot backup` wrote")
    for info in infos:
        if reason := _unsound(info):
            raise damaged(path, f"{info.filename!r} {reason}")
    found = {info.filename: info for info in infos}
    if len(found) != len(infos):
        raise damaged(path, "two of its parts have the same name")
    if sum(info.compress_size for info in infos) > size:
        raise damaged(path, "its parts lie over one another")
    return found


def _unsound(info: ZipInfo) -> str | None:
    """Why a part cannot be of a backup, by what the archive says of it."""
    if info.filename not in {MANIFEST, LOG} and digest_in(info.filename) is None:
        return "is no part of a backup"
    if info.flag_bits & 1:
        return "is locked with a password"
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "is packed in another way than a backup"
    if info.file_size > max(limits.RATIO_FROM, limits.RATIO * info.compress_size):
        return f"claims to unpack to {info.file_size:,} bytes, more than it can hold"
    return None


def _refuse_long_directory(path: Path, file: IO[bytes], size: int) -> None:
    """Raise :class:`Refusal` before a list of millions of parts is read into memory."""
    file.seek(max(0, size - _FARTHEST_END))
    tail = file.read(_FARTHEST_END)
    end = tail.rfind(_END)
    if 0 <= end <= len(tail) - _END_SIZE:
        listed = int.from_bytes(tail[end + 12 : end + 16], "little")
        if listed == 0xFFFFFFFF and end >= _LONG_END_BEFORE:
            longer = end - _LONG_END_BEFORE + 40
            listed = int.from_bytes(tail[longer : longer + 8], "little")
        if listed > limits.DIRECTORY_BYTES:
            raise damaged(path, f"it lists more than {limits.PARTS:,} parts")
