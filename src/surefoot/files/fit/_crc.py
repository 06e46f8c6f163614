"""The checksum of FIT: CRC-16 with the reflected polynomial 0xA001, starting from 0."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint16]

_POLYNOMIAL = 0xA001
#: Below this many bytes a plain loop is faster than NumPy.
_SMALL = 2048
_LANE = 256


def crc16(data: bytes | memoryview, crc: int = 0) -> int:
    """Checksum of some bytes, continuing from that of the bytes before them.

    Long data are cut into lanes of equal length whose checksums grow side by side. The checksum
    is linear: that of two pieces is the first one's, carried over the zeros of the second,
    exclusive-or the second's own.
    """
    lanes = len(data) // _LANE if len(data) > _SMALL else 0
    if lanes:
        by_zeros = _carried()
        for lane in _side_by_side(data[: lanes * _LANE], lanes):
            crc = by_zeros[crc] ^ lane
    table = _table()
    for byte in data[lanes * _LANE :]:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc


def _side_by_side(data: bytes | memoryview, lanes: int) -> list[int]:
    """Checksum of each of so many pieces of equal length."""
    import numpy as np

    table = np.array(_table(), dtype=np.uint16)
    places = np.frombuffer(data, dtype=np.uint8).reshape(lanes, -1).T.copy()
    crc: Words = np.zeros(lanes, dtype=np.uint16)
    for bytes_at_place in places:
        crc = (crc >> 8) ^ table[(crc ^ bytes_at_place) & 0xFF]
    checksums: list[int] = crc.tolist()
    return checksums


@cache
def _carried() -> list[int]:
    """What becomes of each of the 65,536 checksums over as many zeros as a lane is long."""
    import numpy as np

    table = np.array(_table(), dtype=np.uint16)
    crc = np.arange(0x10000, dtype=np.uint16)
    for _ in range(_LANE):
        crc = (crc >> 8) ^ table[crc & 0xFF]
    checksums: list[int] = crc.tolist()
    return checksums


@cache
def _table() -> tuple[int, ...]:
    return tuple(map(_of_byte, range(256)))


def _of_byte(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte
