"""Files in zip archives: named, sorted, bounded. Nothing is ever written to disk under a member's name."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._limits import ARCHIVE_BYTES, ARCHIVE_RATIO, DEPTH, DIRECTORY_BYTES, MEMBERS, MIB, RATIO_FROM
from surefoot.files._members import LEAVE_OUT, LINK, Member, hidden
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
        yield Found(where, problem) if problem else _member(archive, info, where, left)


def _member(archive: ZipFile, info: ZipInfo, where: str, left: list[int]) -> Member:
    def read(most: int) -> bytes:
        try:
            with archive.open(info) as member:
                data = member.read(most)
        except _DAMAGE as error:
            raise FileError(where, f"It cannot be unpacked: {error}.", EXPORT_AGAIN) from None
        left[0] -= len(data)
        if left[0] < 0:
            raise FileError(where, f"The archive unpacks to more than {ARCHIVE_BYTES // MIB:,} MB.", LEAVE_OUT)
        return data

    return Member(info.filename, where, info.file_size, info.compress_size, read)


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
