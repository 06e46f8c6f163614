"""Where the messages of one layout stand in a file, and their bytes in a row."""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from surefoot.files.fit._shapes import shape_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Positions = NDArray[np.int64]


_PACKED = 0x80


class Block(NamedTuple):
    """Messages as bytes: the first begins at ``at``, each ``step`` bytes after the one before, ``length`` in all."""

    data: bytes | bytearray
    at: int
    step: int
    length: int


class Layout:
    """How one kind of message is laid out in a part of the file, and where such messages stand.

    ``runs`` has three numbers for each row of messages, in the order of the file: where the first
    begins (its header), how far apart they begin, and how many they are. ``packed`` ones have
    their time in their header. ``heads`` are the bytes that they can begin with, ``step`` the size
    of one with its header.
    """

    def __init__(self, data: bytes, definition: bytes, heads: bytes, part: int) -> None:
        self.data, self.definition, self.heads, self.part = data, definition, heads, part
        self.shape = shape_of(definition)
        self.number = self.shape.number
        self.step = 1 + self.shape.size
        self.packed = heads[0] >= _PACKED
        self.runs = array("Q")

    def __len__(self) -> int:
        return sum(self.runs[2::3])

    @cached_property
    def block(self) -> Block:
        """All its messages in a row: where they stand in the file, or a copy where they stand apart."""
        runs, data, size = self.runs, self.data, self.step
        if len(runs) == 3:
            return Block(data, *runs)
        whole = bytearray()
        for at, step, count in zip(runs[::3], runs[1::3], runs[2::3], strict=True):
            whole += data[at : at + size * count] if step == size else _picked(Block(data, at, step, count), size)
        return Block(whole, 0, size, len(whole) // size)

    def rows(self) -> list[tuple[Any, ...]]:
        """All its messages, each as the values of its fields: numbers as they stand there, anything else as bytes."""
        block, struct = self.block, self.shape.struct
        last = block.at + block.step * block.length
        if block.step == struct.size:
            return list(struct.iter_unpack(memoryview(block.data)[block.at : last]))
        return [struct.unpack_from(block.data, at) for at in range(block.at, last, block.step)]

    @cached_property
    def positions(self) -> Positions:
        """Where in the file each message begins."""
        import numpy as np

        at, step, count = np.array(self.runs, dtype=np.int64).reshape(-1, 3).T
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        found: Positions = np.repeat(at, count) + np.repeat(step, count) * within
        return found


def _picked(block: Block, size: int) -> bytes:
    """The bytes of messages that stand apart, one after the other."""
    import numpy as np

    return np.ndarray((block.length, size), np.uint8, block.data, block.at, (block.step, 1)).tobytes()
