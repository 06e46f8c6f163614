"""Bytes as they are kept: plain where they are few, compressed with zstd where that makes them smaller."""

from __future__ import annotations

from typing import NamedTuple

PLAIN, ZSTD = "plain", "zstd"
SMALL = 1024  # bytes below which compressing gains less than it costs
LEVEL = 6


class Packed(NamedTuple):
    """Content with the name of its codec."""

    codec: str
    content: bytes


class Damaged(Exception):
    """What is kept is not what was put there."""


def pack(content: bytes, level: int = LEVEL) -> Packed:
    """Content in its smaller form."""
    if len(content) >= SMALL:
        import zstandard

        compressed = zstandard.ZstdCompressor(level=level, write_content_size=True).compress(content)
        if len(compressed) < len(content):
            return Packed(ZSTD, compressed)
    return Packed(PLAIN, content)


def unpack(codec: str, content: bytes | memoryview) -> bytes:
    """The content as it was. Raises :class:`Damaged`."""
    if codec == PLAIN:
        return bytes(content)
    if codec != ZSTD:
        raise Damaged(f"codec {codec} is unknown")
    import zstandard

    try:
        return zstandard.ZstdDecompressor().decompress(content)
    except zstandard.ZstdError as error:
        raise Damaged(str(error)) from None
