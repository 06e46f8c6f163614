"""The frame of a FIT file: which message stands where. What they mean is decoded elsewhere.

A file is one or more parts, each a header, definitions and data messages, and a checksum. A
definition says how the data messages of a local number are laid out until it is replaced.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

from surefoot.files._limits import SAMPLES
from surefoot.files.fit._crc import crc16

_MARK = b".FIT"
_SHORT_HEADER, _LONG_HEADER, _CHECKSUM = 12, 14, 2
_TIMESTAMP = 253
#: Different definitions of one file. Real ones have less than a hundred.
_DEFINITIONS = 65_536


class Field(NamedTuple):
    """Where a field stands in its message, and the number of its base type."""

    at: int
    size: int
    base: int


class Layout:
    """How one kind of message is laid out, and where in the file such messages begin.

    ``stamps`` holds the seconds of those whose time is packed into their header; it is as long
    as ``positions``, or empty.
    """

    def __init__(self, number: int, order: str, fields: dict[int, Field], size: int) -> None:
        self.number, self.order, self.fields, self.size = number, order, fields, size
        self.positions = array("Q")
        self.stamps = array("Q")
        stamp = fields.get(_TIMESTAMP)
        self.stamp_at = stamp.at if stamp and stamp.size == 4 else None


class Damage(Exception):
    """Where framing had to stop, and why."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(at, message)
        self.at, self.message = at, message


class Frames:
    """All messages of a file by their global number; after damage, those that stand before it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.layouts: dict[int, list[Layout]] = {}
        self.messages = 0

    def read(self) -> None:
        """Frame every part. Raises Damage where one is not whole."""
        at = self._read_part(0)
        while self.data[at:].strip(b"\0"):  # zeros are padding
            at = self._read_part(at)

    def _read_part(self, at: int) -> int:
        """Frame the part that begins here; gives where the next one does."""
        start, end = self._header(at)
        _Part(self, start, end).read()
        stored = int.from_bytes(self.data[end : end + _CHECKSUM], "little")
        if crc16(memoryview(self.data)[at:end]) != stored:
            raise Damage(end, "its checksum does not fit its contents")
        return end + _CHECKSUM

    def _header(self, at: int) -> tuple[int, int]:
        """Where the messages of a part begin and end."""
        header = self.data[at : at + _LONG_HEADER]
        if len(header) < _SHORT_HEADER or header[8:12] != _MARK or header[0] < _SHORT_HEADER:
            raise Damage(at, "there is no FIT header" if at == 0 else "a second part has no FIT header")
        size = header[0]
        if size >= _LONG_HEADER and not self._header_is_whole(header):
            raise Damage(at, "the checksum of its header does not fit")
        end = at + size + int.from_bytes(header[4:8], "little")
        if end + _CHECKSUM > len(self.data):
            missing = end + _CHECKSUM - len(self.data)
            raise Damage(len(self.data), f"{missing} of its bytes are not there: it ends too early")
        return at + size, end

    @staticmethod
    def _header_is_whole(header: bytes) -> bool:
        """Older watches leave the header's checksum 0, which is allowed."""
        stored = int.from_bytes(header[12:14], "little")
        return stored in {0, crc16(header[:12])}


class _Part:
    """The messages between a header and its checksum."""

    def __init__(self, frames: Frames, start: int, end: int) -> None:
        self.frames, self.data, self.at, self.end = frames, frames.data, start, end
        self.local: list[Layout | None] = [None] * 16
        self.known: dict[bytes, Layout] = {}
        self.compressed: dict[Layout, Layout] = {}
        self.stamp: tuple[Layout, int] | int = 0  # the last time seen: where it stands, or its seconds

    def read(self) -> None:
        """Frame message after message. Raises Damage where one is not whole."""
        data, at, end, local = self.data, self.at, self.end, self.local
        while at < end:
            header = data[at]
            if header & 0xC0 == 0x40:
                at = self._define(at)
                continue
            layout = local[header & 0x0F if header < 0x80 else (header >> 5) & 3]
            if layout is None:
                raise Damage(at, "a message comes before its definition")
            after = at + 1 + layout.size
            if after > end:
                raise Damage(at, "its last message is cut short")
            if header >= 0x80:
                layout = self._compressed(layout, header & 0x1F)
            elif layout.stamp_at is not None:
                self.stamp = layout, at + 1
            layout.positions.append(at + 1)
            at = after
            self.frames.messages += 1
            if self.frames.messages > SAMPLES:
                raise Damage(at, f"it has more than {SAMPLES:,} messages")

    def _define(self, at: int) -> int:
        """Read a definition; gives where the next message begins."""
        with_developer_fields = self.data[at] & 0x20
        end = at + 6 + 3 * self._byte(at + 5)
        if with_developer_fields:
            end += 1 + 3 * self._byte(end)
        if end > self.end:
            raise Damage(at, "a definition is cut short")
        key = self.data[at : at + 1] + self.data[at + 2 : end]
        layout = self.known.get(key)
        if layout is None:
            layout = self.known[key] = self._layout(at, end)
        self.local[self.data[at] & 0x0F] = layout
        return end

    def _layout(self, at: int, end: int) -> Layout:
        if len(self.known) >= _DEFINITIONS:
            raise Damage(at, f"it has more than {_DEFINITIONS:,} definitions")
        order = "<" if self.data[at + 2] == 0 else ">"
        number = int.from_bytes(self.data[at + 3 : at + 5], "little" if order == "<" else "big")
        fields: dict[int, Field] = {}
        size, described = 0, at + 6 + 3 * self.data[at + 5]
        for i in range(at + 6, described, 3):
            field, length, base = self.data[i : i + 3]
            fields.setdefault(field, Field(size, length, base & 0x1F))
            size += length
        size += sum(self.data[i + 1] for i in range(described + 1, end, 3))  # developer fields are passed over
        layout = Layout(number, order, fields, size)
        self.frames.layouts.setdefault(number, []).append(layout)
        return layout

    def _compressed(self, layout: Layout, offset: int) -> Layout:
        """The layout for messages of this kind with their time in the header, with that time noted.

        The header has the last five bits of the seconds; the rest is as in the last time seen.
        """
        found = self.compressed.get(layout)
        if found is None:
            found = self.compressed[layout] = Layout(layout.number, layout.order, layout.fields, layout.size)
            self.frames.layouts[layout.number].append(found)
        before = self._last_stamp()
        self.stamp = before + (offset - before) % 32
        found.stamps.append(self.stamp)
        return found

    def _last_stamp(self) -> int:
        """Seconds of the last time seen, 0 where there was none."""
        if not isinstance(self.stamp, tuple):
            return self.stamp
        layout, at = self.stamp
        start = at + (layout.stamp_at or 0)
        return int.from_bytes(self.data[start : start + 4], "little" if layout.order == "<" else "big")

    def _byte(self, at: int) -> int:
        if at >= self.end:
            raise Damage(at, "a definition is cut short")
        return self.data[at]
