"""The frame of a FIT file: which message stands where. What they mean is decoded elsewhere.

A file is one or more parts, each a header, messages, and a checksum.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from surefoot.files.fit._gallop import Damage, Part, Taken
from surefoot.files.fit._layouts import Layout

MARK = b".FIT"
_SHORT_HEADER, _LONG_HEADER, _CHECKSUM = 12, 14, 2
#: Files that stand in one, one after the other. Real ones have a few.
_PARTS = 1000


class Frames:
    """All messages of a file by their global number.

    Strict framing raises Damage at the first fault. Otherwise ``damages`` has all faults, and the
    messages are those that stand before the fault of each part, all of them where only a checksum
    is wrong.
    """

    def __init__(self, data: bytes, *, strict: bool = True) -> None:
        self.data, self.strict = data, strict
        self.layouts: dict[int, list[Layout]] = {}
        self.damages: list[Damage] = []
        self.parts: list[list[Layout]] = []
        self.stamps: dict[int, tuple[Any, Any]] = {}  # kept for the times that are packed into headers
        self._taken = Taken()
        at = self._part(0)
        while _is_header(data, at) or data[at:].strip(b"\0"):  # zeros are padding
            at = self._part(at)

    def apart(self, message: int) -> list[Frames]:
        """The parts as files of their own where more than one has such a message; else the whole file."""
        with_it = [part for part in self.parts if any(each.number == message and each.runs for each in part)]
        return [self._only(part) for part in self.parts] if len(with_it) > 1 else [self]

    def _only(self, part: list[Layout]) -> Frames:
        found = copy(self)
        found.layouts = {}
        for layout in part:
            found.layouts.setdefault(layout.number, []).append(layout)
        return found

    @property
    def first_damage(self) -> Damage | None:
        """The fault that stands first in the file, behind its header where there is one."""
        behind = [damage for damage in self.damages if damage.at]
        return min(behind or self.damages, key=lambda damage: damage.at, default=None)

    def count(self, message: int) -> int:
        """How many messages there are of a kind."""
        return sum(map(len, self.of(message)))

    @property
    def messages(self) -> int:
        """How many messages there are."""
        return sum(len(layout) for part in self.parts for layout in part)

    def of(self, message: int) -> list[Layout]:
        """The layouts of a kind of message that there are messages of."""
        return [layout for layout in self.layouts.get(message, ()) if layout.runs]

    def _part(self, at: int) -> int:
        """Frame the part that begins here; gives where the next one does."""
        if not _is_header(self.data, at):
            self._fault(at, "there is no FIT header" if at == 0 else "a second part has no FIT header")
            return len(self.data)
        if len(self.parts) == _PARTS:
            self._fault(at, f"it has more than {_PARTS:,} parts")
            return len(self.data)
        start, end = self._bounds(at)
        part = Part(self.data, (start, min(end, len(self.data))), len(self.parts), self._taken)
        damage = part.read()
        self._keep(part)
        if damage:
            self._fault(damage.at, damage.message)
        elif not self._is_whole(at, end):
            self._fault(end, "its checksum does not fit its contents")
        return end + _CHECKSUM

    def _bounds(self, at: int) -> tuple[int, int]:
        """Where the messages of a part begin and end."""
        header = self.data[at : at + _LONG_HEADER]
        start, length = at + header[0], int.from_bytes(header[4:8], "little")
        if header[0] >= _LONG_HEADER and not _header_is_whole(header):
            self._fault(at, "the checksum of its header does not fit")
        if not length and self._goes_on(start):
            self._fault(at, "its header says that nothing follows: the device never closed it")
            return start, len(self.data)
        missing = start + length + _CHECKSUM - len(self.data)
        if missing > 0:
            self._fault(len(self.data), f"{missing:,} of its bytes are not there: it ends too early")
        return start, start + length

    def _goes_on(self, start: int) -> bool:
        """Whether messages stand where, by its header, a part without any has only its checksum."""
        behind = start + _CHECKSUM
        return bool(self.data[behind:].strip(b"\0")) and not _is_header(self.data, behind)

    def _is_whole(self, at: int, end: int) -> bool:
        """Whether the checksum of a part is right; where it was cut off, that has been said."""
        stored = self.data[end : end + _CHECKSUM]
        return len(stored) < _CHECKSUM or checksum(self.data[at:end]) == int.from_bytes(stored, "little")

    def _keep(self, part: Part) -> None:
        for layout in part.layouts:
            self.layouts.setdefault(layout.number, []).append(layout)
        self.parts.append(part.layouts)

    def _fault(self, at: int, message: str) -> None:
        """Raise a damage, or keep it in mind and go on."""
        damage = Damage(at, message)
        if self.strict:
            raise damage
        self.damages.append(damage)


def checksum(data: bytes) -> int:
    """The checksum of FIT: CRC-16 with the reflected polynomial 0xA001, starting from 0."""
    from fastcrc import crc16

    return crc16.arc(data)


def _is_header(data: bytes, at: int) -> bool:
    return len(data) >= at + _SHORT_HEADER and data[at + 8 : at + 12] == MARK and data[at] >= _SHORT_HEADER


def _header_is_whole(header: bytes) -> bool:
    """Older watches leave the header's checksum 0, which is allowed."""
    stored = int.from_bytes(header[12:14], "little")
    return stored in {0, checksum(header[:12])}
