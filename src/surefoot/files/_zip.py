"""Files in zip archives: named, sorted, bounded. Nothing is ever written to disk under a member's name."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from os import SEEK_CUR
from pathlib import PurePosixPath
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._limits import (
    ARCHIVE_BYTES,
    ARCHIVE_RATIO,
    DEPTH,
    DIRECTORY_BYTES,
    FILE_BYTES,
    MEMBERS,
    MIB,
    RATIO_FROM,
)
from surefoot.files._members import LEAVE_OUT, LINK, Member, Packed, hidden
from surefoot.files._recording import Found, Skipped

_UNPACK = "Unpack it yourself and import the folder."
#: What zipfile raises on archives that are damaged or made to be.
_DAMAGE = (
    BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    RuntimeError,
    ArithmeticError,
)
_LOCAL, _LOCAL_MARK = struct.Struct("<4s22xHH"), b"PK\x03\x04"  # before each member: lengths of its name and extras
_MORE_THAN_ASKED = 1024  # packed bytes that the first bytes of a member may take up beyond their number
_IN_MEMORY, _PIECE = 16 * MIB, MIB
_END, _END_SIZE = b"PK\x05\x06", 22  # the record at the end of an archive, which a comment may follow
_FARTHEST_END = _END_SIZE + 0xFFFF
_LONG_END_BEFORE = 20 + 56  # bytes before it where the same record for large archives begins, if there is one


def in_zip(path: str, file: IO[bytes]) -> Iterator[Member | Found]:
    """Every file of an archive in the order of the names; what leads outside or is a bomb is reported instead.

    Members can be read as long as the file is open. Raises FileError where the archive itself is unsound.
    """
    size = file.seek(0, 2)
    _refuse_long_directory(path, file, size)
    try:
        archive = ZipFile(file)
    except _DAMAGE as error:
        raise FileError(path, f"It is no whole zip archive: {error}.", EXPORT_AGAIN) from None
    infos = [info for info in archive.infolist() if not info.filename.endswith("/") and not hidden(info.filename)]
    _refuse_overfull(path, infos, size)
    left = [ARCHIVE_BYTES]
    for info in sorted(infos, key=lambda info: info.filename):
        where = f"{path}/{info.filename}"
        problem = _unsound(where, info)
        yield Found(where, problem) if problem else _Inside(archive, file, info, left).member(where)


class _Inside:
    """One file in an archive. Its bytes are read as they lie there, and unpacked by whoever reads them."""

    def __init__(self, archive: ZipFile, file: IO[bytes], info: ZipInfo, left: list[int]) -> None:
        self.archive, self.file, self.info, self.left = archive, file, info, left

    def member(self, where: str) -> Member:
        """It as others see it."""
        info = self.info
        return Member(
            info.filename,
            where,
            info.file_size,
            info.compress_size,
            lambda most: self.read(where, most),
            lambda: self.opened(where),
            pack=lambda: self.pack(where),
        )

    def pack(self, where: str) -> Packed:
        """All its bytes as they lie there."""
        self.spend(where, self.info.file_size)
        if self.info.compress_size > FILE_BYTES:
            raise _cannot(where, f"it takes up more than {FILE_BYTES // MIB} MB")
        return Packed(self.raw(where, self.info.compress_size), self.info.compress_type, self.info.CRC)

    def read(self, where: str, most: int) -> bytes:
        """Its first bytes, or all of them where it has no more."""
        if most >= self.info.file_size:
            return unpacked(where, self.pack(where), self.info.file_size)
        raw = self.raw(where, min(self.info.compress_size, most + _MORE_THAN_ASKED))
        data = raw[:most] if self.info.compress_type == ZIP_STORED else _inflated(where, raw, most)
        self.spend(where, len(data))
        return data

    def opened(self, where: str) -> IO[bytes]:
        """What it unpacks to, in a nameless file of the system where it is large."""
        self.spend(where, self.info.file_size)
        whole = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever asked for it closes it
        try:
            with self.archive.open(self.info) as member:
                copyfileobj(member, whole, _PIECE)
        except _DAMAGE as error:
            whole.close()
            raise _cannot(where, error) from None
        return whole

    def raw(self, where: str, most: int) -> bytes:
        """So many of its packed bytes."""
        try:
            self.file.seek(self.info.header_offset)
            mark, name, extra = _LOCAL.unpack(self.file.read(_LOCAL.size))
            self.file.seek(name + extra, SEEK_CUR)
            data = self.file.read(most)
        except _DAMAGE as error:
            raise _cannot(where, error) from None
        if mark != _LOCAL_MARK:
            raise _cannot(where, "it does not begin where the archive says")
        if len(data) < most:
            raise _cannot(where, "the archive ends before it does")
        return data

    def spend(self, where: str, size: int) -> None:
        """Take from what all of the archive may unpack to."""
        self.left[0] -= size
        if self.left[0] < 0:
            raise FileError(where, f"The archive unpacks to more than {ARCHIVE_BYTES // MIB:,} MB.", LEAVE_OUT)


def unpacked(where: str, packed: Packed, size: int) -> bytes:
    """What a member holds. Raises FileError where that is not what the archive says of it."""
    data = packed.data if packed.method == ZIP_STORED else _inflated(where, packed.data, size + 1)
    if len(data) != size:
        raise _cannot(where, "it is not as long as the archive says")
    if zlib.crc32(data) != packed.checksum:
        raise _cannot(where, "its checksum does not fit")
    return data


def _inflated(where: str, data: bytes, most: int) -> bytes:
    """The first bytes of what is deflated: never more, whatever it claims to be."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, most)
    except zlib.error as error:
        raise _cannot(where, error) from None


def _cannot(where: str, why: object) -> FileError:
    return FileError(where, f"It cannot be unpacked: {why}.", EXPORT_AGAIN)


def _refuse_long_directory(path: str, file: IO[bytes], size: int) -> None:
    """Raise FileError before a list of millions of members is read into memory."""
    file.seek(max(0, size - _FARTHEST_END))
    tail = file.read(_FARTHEST_END)
    end = tail.rfind(_END)
    if 0 <= end <= len(tail) - _END_SIZE:
        listed = int.from_bytes(tail[end + 12 : end + 16], "little")
        if listed == 0xFFFFFFFF and end >= _LONG_END_BEFORE:
            longer = end - _LONG_END_BEFORE + 40
            listed = int.from_bytes(tail[longer : longer + 8], "little")
        if listed > DIRECTORY_BYTES:
            raise FileError(path, f"It lists more than {MEMBERS:,} files.", LEAVE_OUT)


def _refuse_overfull(path: str, infos: list[ZipInfo], size: int) -> None:
    """Raise FileError for an archive of too many members, or of members that share their bytes."""
    if len(infos) > MEMBERS:
        raise FileError(path, f"It holds more than {MEMBERS:,} files.", LEAVE_OUT)
    claimed = sum(info.file_size for info in infos)
    if claimed > max(RATIO_FROM, ARCHIVE_RATIO * size):
        raise FileError(path, f"It claims to unpack to {claimed // MIB:,} MB, more than it can hold.", LEAVE_OUT)


def _unsound(where: str, info: ZipInfo) -> Skipped | FileError | None:
    """Why a member is not even looked at, by what the archive says of it."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or parts[0].endswith(":") or ".." in parts:
        return FileError(where, "Its name leads out of the archive.", f"Do not trust this archive. {LEAVE_OUT}")
    if len(parts) > DEPTH:
        return FileError(where, f"It lies more than {DEPTH} folders deep.", LEAVE_OUT)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Skipped(LINK)
    if info.flag_bits & 1:
        return FileError(where, "It is locked with a password.", _UNPACK)
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return FileError(where, "It is packed in a way that we do not read.", _UNPACK)
    return None
