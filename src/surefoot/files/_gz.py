"""gzip, unpacked to a limit: a bomb is refused before it is in memory."""

from __future__ import annotations

import zlib

from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._limits import FILE_BYTES, MIB, RATIO, RATIO_FROM

_GZIP = 31  # zlib's code for the gzip format
_PIECE = 4 * MIB
_PARTS = 16  # the format allows any number, one after the other; recordings have one


def unpack(path: str, data: bytes) -> bytes:
    """The contents of a gzip file, of one part or several. Raises FileError where it is damaged or too large."""
    whole = bytearray()
    for _ in range(_PARTS):
        part = zlib.decompressobj(_GZIP)
        _unpack_part(path, part, data, whole)
        if not part.eof:
            raise FileError(path, "Its gzip compression ends too early.", EXPORT_AGAIN)
        data = part.unused_data.lstrip(b"\0")
        if not data:
            return bytes(whole)
    raise FileError(path, f"Its gzip compression has more than {_PARTS} parts.", EXPORT_AGAIN)


def _unpack_part(path: str, part: zlib._Decompress, data: bytes, whole: bytearray) -> None:
    """Unpack a part behind what is there, piece by piece, so that a bomb is known by its first pieces."""
    packed = len(data)
    while data and not part.eof:
        try:
            piece = part.decompress(data, min(_PIECE, FILE_BYTES + 1 - len(whole)))
        except zlib.error as error:
            raise FileError(path, f"Its gzip compression is damaged: {error}.", EXPORT_AGAIN) from None
        whole += piece
        if problem := bomb(path, len(whole), packed):
            raise problem
        data = part.unconsumed_tail
        if not piece:
            return


def bomb(path: str, unpacked: int, packed: int) -> FileError | None:
    """Why something that unpacks to so many bytes is no recording; None where it may be one."""
    mend = "No recording does so; leave it out."
    if unpacked > FILE_BYTES:
        return FileError(path, f"It unpacks to more than {FILE_BYTES // MIB} MB.", mend)
    if unpacked > RATIO_FROM and unpacked > RATIO * packed:
        return FileError(path, f"It unpacks to more than {RATIO} times its size.", mend)
    return None
