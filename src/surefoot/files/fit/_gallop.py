"""The messages of one part of a FIT file: a step for each kind in turn, not for each message.

A definition says how the data messages of a local number are laid out until it is replaced. As
those of one local number all have the same length, a row of them is found in a gallop: their
headers, that many bytes apart, are looked at as one slice. A few kinds that take turns are found
likewise, each by the length of a whole turn. What is found is what single steps would find.
"""

from __future__ import annotations

from surefoot.files._limits import SAMPLES
from surefoot.files.fit._layouts import Layout

#: Different definitions of a file, and the bytes of them all. Real files have less than a hundred of 300 bytes.
_DEFINITIONS, _DEFINITION_BYTES = 4096, 512 * 1024
#: How many headers a gallop looks at first, and by how many times more whenever it goes on.
_WINDOW, _GROWTH = 16, 8
#: The most messages of a turn; the turns that must fit at a glance; and how many gallops may be in vain.
_TURN, _GLANCES, _VAIN = 16, (1, 2, 4), 64

#: Bits of a header: its time is packed into it; it begins a definition; that has developer fields; the local number.
_PACKED, _DEFINES, _DEVELOPER, _LOCAL = 0x80, 0x40, 0x20, 0x0F
#: Bits of a data message's header that mean nothing.
_FREE = (0x00, 0x10, 0x20, 0x30)
#: Local numbers below 4 have headers with a packed time, one for each of 32 seconds.
_PACKABLE, _TIMES = 4, 32
_NOTHING: list[Layout | None] = [None] * _TIMES
_HEADS = [bytes(local | free for free in _FREE) for local in range(_LOCAL + 1)]


class Damage(Exception):
    """Where something is wrong with a file, and what."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(at, message)
        self.at, self.message = at, message


class Taken:
    """How much of what is allowed the parts of a file have taken: messages, definitions and the bytes of these."""

    def __init__(self) -> None:
        self.messages = self.definitions = self.bytes = 0

    def add_messages(self, at: int, count: int) -> None:
        """Raises Damage where it is too much."""
        self.messages += count
        if self.messages > SAMPLES:
            raise Damage(at, f"it has more than {SAMPLES:,} messages")

    def add_definition(self, at: int, size: int) -> None:
        """Raises Damage where it is too much."""
        self.definitions += 1
        self.bytes += size
        if self.definitions > _DEFINITIONS:
            raise Damage(at, f"it has more than {_DEFINITIONS:,} definitions")
        if self.bytes > _DEFINITION_BYTES:
            raise Damage(at, f"its definitions take more than {_DEFINITION_BYTES:,} bytes")


class Part:
    """The messages between a header and its checksum, by their layouts."""

    def __init__(self, data: bytes, bounds: tuple[int, int], number: int, taken: Taken) -> None:
        self.data, self.number, self.taken = data, number, taken
        self.at, self.end = bounds
        self.layouts: list[Layout] = []
        self._table: list[Layout | None] = [None] * 256  # by the first byte of a message
        self._known: dict[bytes, Layout] = {}
        self._packed: dict[Layout, Layout] = {}
        self._vain = 0  # turns that came to nothing

    def read(self) -> Damage | None:
        """Frame message after message; gives what is wrong where one is not whole."""
        try:
            self._read()
        except Damage as damage:
            return damage
        return None

    def _read(self) -> None:
        data, at, end, table = self.data, self.at, self.end, self._table
        taken = self.taken
        last: dict[Layout, int] = {}  # where each layout was last met since anything was defined
        while at < end:
            layout = table[data[at]]
            if layout is None:
                at = self._new(at)
                last.clear()
                continue
            step = layout.step
            after, count = at + step, 1
            if after < end:
                if table[data[after]] is layout:
                    count = self._in_a_row(at, layout)
                    after = at + count * step
                elif layout in last and (turns := self._turns(layout, last[layout], at)):
                    at += turns * (at - last[layout])
                    last.clear()
                    continue
            elif after > end:
                raise Damage(at, "its last message is cut short")
            taken.add_messages(at, count)
            layout.runs.extend((at, step, count))
            last[layout] = at
            at = after

    def _in_a_row(self, at: int, layout: Layout) -> int:
        """How many messages of this layout follow each other from here."""
        return self._same(at, layout.step, (self.end - at) // layout.step, layout.heads)

    def _turns(self, layout: Layout, seen: int, at: int) -> int:
        """Take the messages from here that repeat those since this layout was last met; gives how many times."""
        stride, data, table = at - seen, self.data, self._table
        for glance in _GLANCES:
            there = at + glance * stride
            if there >= self.end or table[data[there]] is not layout:
                return 0
        turn = self._turn(seen, at) if self._vain < _VAIN else []
        turns = (self.end - at) // stride if turn else 0
        for offset, each in turn:
            turns = self._same(at + offset, stride, turns, each.heads)
        if turns < _GLANCES[-1]:
            self._vain += 1
            return 0
        self.taken.add_messages(at, turns * len(turn))
        for offset, each in turn:
            each.runs.extend((at + offset, stride, turns))
        return turns

    def _turn(self, seen: int, at: int) -> list[tuple[int, Layout]]:
        """The messages between two places, or none where they are too many or not all of different layouts."""
        found: dict[Layout, int] = {}
        there = seen
        while there < at:
            layout = self._table[self.data[there]]
            if layout is None or layout in found or len(found) == _TURN:
                return []
            found[layout] = there - seen
            there += layout.step
        return [(offset, layout) for layout, offset in found.items()]

    def _same(self, at: int, stride: int, most: int, heads: bytes) -> int:
        """How many messages so far apart, from here, begin with one of these bytes."""
        found, window = 0, _WINDOW
        while found < most:
            seen = self.data[at + found * stride : at + min(found + window, most) * stride : stride]
            fitting = len(seen) - len(seen.lstrip(heads))
            found += fitting
            if fitting < len(seen):
                break
            window *= _GROWTH
        return found

    def _new(self, at: int) -> int:
        """Take in what begins with a byte that is not known yet; gives where the next message begins."""
        header = self.data[at]
        if header & _PACKED:
            self._pack(at, header >> 5 & 3)
            return at
        if header & _DEFINES:
            return self._define(at)
        raise Damage(at, "a message comes before its definition")

    def _pack(self, at: int, local: int) -> None:
        """The layout of messages with packed times is that of the others, in a list of their own."""
        plain = self._table[local]
        if plain is None:
            raise Damage(at, "a message comes before its definition")
        first = _PACKED | local << 5
        if plain not in self._packed:
            heads = bytes(range(first, first + _TIMES))
            self._packed[plain] = self._layout(at, plain.definition, heads)
        self._table[first : first + _TIMES] = [self._packed[plain]] * _TIMES

    def _define(self, at: int) -> int:
        """Read a definition; gives where the next message begins."""
        header = self.data[at]
        end = at + 6 + 3 * self._byte(at + 5)
        if header & _DEVELOPER:
            end += 1 + 3 * self._byte(end)
        if end > self.end:
            raise Damage(at, "a definition is cut short")
        key, local = self.data[at:end], header & _LOCAL
        layout = self._known.get(key)
        if layout is None:
            layout = self._known[key] = self._layout(at, key[1:], _HEADS[local])
        for head in _HEADS[local]:
            self._table[head] = layout
        if local < _PACKABLE:
            first = _PACKED | local << 5
            self._table[first : first + _TIMES] = _NOTHING
        return end

    def _layout(self, at: int, definition: bytes, heads: bytes) -> Layout:
        self.taken.add_definition(at, len(definition))
        layout = Layout(self.data, definition, heads, self.number)
        self.layouts.append(layout)
        return layout

    def _byte(self, at: int) -> int:
        if at >= self.end:
            raise Damage(at, "a definition is cut short")
        return self.data[at]
