"""A stream as few bytes: columns of whole numbers, their differences, byte by byte, in one zstd frame.

An hour of one sample a second comes to about 14 KB. Layout, all numbers little-endian::

    magic "SFST", version 1 byte, then one zstd frame (with its checksum) of
        samples 4 bytes
        for each column of Stream: kind 1 byte, width 1 byte, leading values 8 bytes each
        for each column: presence bits (kind GAPS), then its differences, shuffled

A silent sample is no number but an unset bit, so that no number has to stand for it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

from surefoot.diary.stream import Stream
from surefoot.files._limits import SAMPLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Whole = NDArray[np.int64]

MAGIC, VERSION = b"SFST", 1
LEVEL = 3  # of zstd: 9 gains a thirtieth for three times the time
_START = len(MAGIC) + 1


class _Kept(NamedTuple):
    """How a column is kept: ``scale`` steps to its unit, and differences taken ``order`` times."""

    scale: int
    order: int


#: The finest steps that FIT, TCX and GPX carry. Second differences where a device goes on evenly.
_COLUMNS = {
    "time": _Kept(1000, 2),  # GPX: milliseconds
    "latitude": _Kept(10_000_000, 2),  # FIT: 2**31 steps a half turn, 0.9 cm; this is 1.1 cm
    "longitude": _Kept(10_000_000, 2),
    "altitude": _Kept(100, 1),  # FIT 0.2 m, GPX and TCX centimetres
    "distance": _Kept(100, 2),  # FIT: centimetres
    "speed": _Kept(1000, 1),  # FIT: millimetres a second
    "heart_rate": _Kept(1, 1),
    "cadence": _Kept(64, 1),  # FIT: 1/128 of a turn, here of both feet
    "power": _Kept(1, 1),
    "temperature": _Kept(10, 1),  # GPX: tenths
    "segment": _Kept(1, 1),
}
_KEPT = tuple(_COLUMNS[name] for name in Stream._fields)
_SILENT, _WHOLE, _GAPS, _AS_IT_IS = range(4)  # kinds of columns
_MOST = 2.0**62  # of a number in steps; a column with a larger one is kept as it is


class StreamDamaged(Exception):
    """These bytes are no stream that was packed by :func:`pack_stream`."""


class _Packed(NamedTuple):
    """A column on its way: what the head says of it, and its bytes."""

    head: bytes
    body: bytes


def pack_stream(stream: Stream) -> bytes:
    """A stream as bytes: each number to the step of its column, silence kept as silence."""
    import zstandard

    columns = [_pack(column, kept) for column, kept in zip(stream, _KEPT, strict=True)]
    parts = [struct.pack("<I", len(stream.time)), *(c.head for c in columns), *(c.body for c in columns)]
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    return MAGIC + bytes([VERSION]) + compressor.compress(b"".join(parts))


def unpack_stream(content: bytes | memoryview) -> Stream:
    """The stream that was packed. Raises :class:`StreamDamaged`."""
    content = bytes(content)
    if content[: len(MAGIC)] != MAGIC or len(content) < _START:
        raise StreamDamaged("this is no stream of ours")
    if content[len(MAGIC)] != VERSION:
        raise StreamDamaged(f"it is packed in version {content[len(MAGIC)]}, and this program knows {VERSION}")
    try:
        return _read(_unpacked(content[_START:]))
    except (struct.error, ValueError, IndexError) as error:
        raise StreamDamaged(f"its columns do not fit together: {error}") from None


def _unpacked(frame: bytes) -> bytes:
    import zstandard

    try:
        size = zstandard.frame_content_size(frame)
        if not 0 <= size <= SAMPLES * (9 * len(_KEPT)) + 1024:
            raise StreamDamaged("it claims to be larger than any stream")
        return zstandard.ZstdDecompressor().decompress(frame, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise StreamDamaged(str(error)) from None


def _pack(column: Column, kept: _Kept) -> _Packed:
    import numpy as np

    silent = np.isnan(column)
    gaps = bool(silent.any())
    if gaps and silent.all():
        return _Packed(bytes([_SILENT, 0]), b"")
    values = column[~silent] if gaps else column
    if values.size and not np.abs(values).max() < _MOST / kept.scale:
        return _Packed(bytes([_AS_IT_IS, 8]), column.astype("<f8").tobytes())
    leading, rest = _differences(np.rint(values * kept.scale).astype(np.int64), kept.order)
    width, shuffled = _shuffled(rest)
    present = np.packbits(~silent).tobytes() if gaps else b""
    head = struct.pack(f"<BB{len(leading)}q", _GAPS if gaps else _WHOLE, width, *leading)
    return _Packed(head, present + shuffled)


def _differences(steps: Whole, order: int) -> tuple[list[int], Whole]:
    """The first number and the differences, ``order`` times; what overflows comes back by overflowing again."""
    leading = [0] * order
    for i in range(min(order, steps.size)):
        leading[i], steps = int(steps[0]), steps[1:] - steps[:-1]
    return leading, steps


def _shuffled(numbers: Whole) -> tuple[int, bytes]:
    """Numbers with their sign in the lowest bit, all lowest bytes first; only as many bytes as the largest needs."""
    import numpy as np

    folded = ((numbers << 1) ^ (numbers >> 63)).astype("<i8", copy=False)
    largest = int(np.bitwise_or.reduce(folded)) & (2**64 - 1) if folded.size else 0
    width = (largest.bit_length() + 7) // 8
    planes = folded.view(np.uint8).reshape(-1, 8)[:, :width]
    return width, planes.T.tobytes()


class _Head(NamedTuple):
    """What is said of a column before its bytes."""

    kind: int
    width: int
    leading: tuple[int, ...]


class _Reader:
    """Bytes that are taken from the front, never beyond their end."""

    def __init__(self, content: bytes) -> None:
        self._content, self._place = content, 0

    def take(self, size: int) -> memoryview:
        """The next bytes. Raises ValueError where there are fewer."""
        first, self._place = self._place, self._place + size
        if self._place > len(self._content):
            raise ValueError("they end too early")
        return memoryview(self._content)[first : self._place]

    def numbers(self, layout: str) -> tuple[Any, ...]:
        """The next numbers, as ``struct`` names them."""
        return struct.unpack(layout, self.take(struct.calcsize(layout)))

    def end(self) -> None:
        """Raise ValueError where something is left."""
        if self._place != len(self._content):
            raise ValueError("more follows")


def _read(content: bytes) -> Stream:
    reader = _Reader(content)
    (samples,) = reader.numbers("<I")
    if samples > SAMPLES:
        raise ValueError(f"{samples} samples")
    heads = [_head(reader, kept) for kept in _KEPT]
    columns = [_column(reader, head, kept, samples) for head, kept in zip(heads, _KEPT, strict=True)]
    reader.end()
    return Stream(*columns)


def _head(reader: _Reader, kept: _Kept) -> _Head:
    kind, width = reader.numbers("<BB")
    if kind > _AS_IT_IS or width > 8:
        raise ValueError(f"a column of kind {kind} and width {width}")
    leads = kept.order if kind in {_WHOLE, _GAPS} else 0
    return _Head(kind, width, reader.numbers(f"<{leads}q"))


def _column(reader: _Reader, head: _Head, kept: _Kept, samples: int) -> Column:
    import numpy as np

    if head.kind == _SILENT:
        return np.full(samples, np.nan)
    if head.kind == _AS_IT_IS:
        return np.frombuffer(reader.take(8 * samples), "<f8").astype(np.float64)
    if head.kind == _WHOLE:
        return _values(reader, head, kept, samples)
    bits = np.frombuffer(reader.take((samples + 7) // 8), np.uint8)
    present = np.unpackbits(bits, count=samples).astype(bool)
    column = np.full(samples, np.nan)
    column[present] = _values(reader, head, kept, int(present.sum()))
    return column


def _values(reader: _Reader, head: _Head, kept: _Kept, count: int) -> Column:
    """The numbers of a column that are there."""
    import numpy as np

    leading = head.leading[:count]
    rest = max(count - len(leading), 0)
    planes = np.frombuffer(reader.take(head.width * rest), np.uint8).reshape(head.width, rest)
    folded = np.zeros((rest, 8), np.uint8)
    folded[:, : head.width] = planes.T
    numbers = folded.reshape(-1).view("<u8")
    steps = ((numbers >> 1) ^ -(numbers & 1)).view(np.int64)
    for first in reversed(leading):
        steps = np.cumsum(np.concatenate((np.array([first]), steps)))
    return steps / kept.scale
